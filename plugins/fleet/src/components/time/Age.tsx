import { useFleetText } from '../../translation';
import { ageInSeconds, ageWords } from './ageWords';
import { useNow } from './clock';
import { Moment } from './Moment';

/** How long ago; it may stand inside of a sentence: `t(key, { age: <Age … /> })`. */
export const Age = ({
  at,
  ago = true,
}: {
  at: string;
  /** `4 min ago`, or only `4 min`. */
  ago?: boolean;
}) => {
  const t = useFleetText();
  const age = ageWords(ageInSeconds(at, useNow()), t);
  return <Moment at={at}>{ago ? t('age.ago', { age }) : age}</Moment>;
};

/** The words of {@link Age} where only text can stand, as in a name for a screen reader. */
export function useAgeWords(): (at: string) => string {
  const t = useFleetText();
  const now = useNow();
  return at => ageWords(ageInSeconds(at, now), t);
}

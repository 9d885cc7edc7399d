import { useFleetText } from '../../translation';
import { ageInSeconds, ageWords, exactTime } from './ageWords';
import { useNow } from './clock';
import styles from './Age.module.css';

/**
 * How long ago; the exact local time and UTC on hover and focus. The hint is
 * plain CSS: a page has hundreds of ages.
 */
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
  const exact = exactTime(at, t);
  return (
    <time
      dateTime={at}
      className={styles.age}
      data-exact={exact}
      aria-description={exact}
      // The exact time has to be in reach without a mouse as well.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {ago ? t('age.ago', { age }) : age}
    </time>
  );
};

/** The words of {@link Age} inside of a sentence. */
export function useAgeWords(): (at: string) => string {
  const t = useFleetText();
  const now = useNow();
  return at => ageWords(ageInSeconds(at, now), t);
}

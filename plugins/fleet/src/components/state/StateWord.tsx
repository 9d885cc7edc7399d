import { useFleetText } from '../../translation';
import { StateIcon } from './StateIcon';
import { ShownState, toneClass, toneOf } from './stateLook';
import styles from './StateWord.module.css';

/** Icon and word, as in a row of a table. Healthy states stay quiet. */
export const StateWord = ({
  state,
  size = 16,
  words,
}: {
  state: ShownState;
  size?: number;
  /** Other words than the state's own. */
  words?: string;
}) => {
  const t = useFleetText();
  const quiet = toneOf(state) === 'positive' || toneOf(state) === 'neutral';
  return (
    <span
      className={`${styles.word} ${toneClass(toneOf(state))}`}
      data-quiet={quiet}
    >
      <StateIcon state={state} size={size} />
      <span>{words ?? t(`state.${state}`)}</span>
    </span>
  );
};

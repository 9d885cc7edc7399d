import { memo } from 'react';
import {
  fleetStates,
  StateCounts,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText, writtenNumber } from '../../translation';
import { ShownState, StateIcon, toneClass, toneOf } from '../state';
import styles from './CountStrip.module.css';

export type CountFilter = keyof StateCounts | 'behind';

export interface CountStripProps {
  total: number;
  states: StateCounts;
  behind: number;
  /** What is filtered by now. */
  selected: readonly CountFilter[];
  onSelect: (filter: CountFilter | undefined) => void;
}

/** Where being behind stands among the states: after drift. */
const order: CountFilter[] = fleetStates.flatMap((state): CountFilter[] =>
  state === 'drift' ? [state, 'behind'] : [state],
);

const mostInARow = 11;

/** How many Applications are in which state; a click shows only those. */
export const CountStrip = memo((props: CountStripProps) => {
  const { total, states, behind, selected, onSelect } = props;
  const t = useFleetText();
  const countOf = (filter: CountFilter) =>
    filter === 'behind' ? behind : states[filter] ?? 0;
  const shown = order.filter(
    filter =>
      countOf(filter) > 0 || filter === 'healthy' || selected.includes(filter),
  );
  // One row where it fits, else two of the same length.
  const cards = shown.length + 1;
  const perRow = cards <= mostInARow ? cards : Math.ceil(cards / 2);
  return (
    <div
      role="group"
      aria-label={t('counts.label')}
      className={styles.strip}
      style={{ '--fleet-count-columns': perRow }}
    >
      <Count
        count={total}
        label={t('counts.applications')}
        pressed={selected.length === 0}
        onPress={() => onSelect(undefined)}
      />
      {shown.map(filter => (
        <Count
          key={filter}
          state={filter}
          count={countOf(filter)}
          label={t(`state.${filter}`)}
          pressed={selected.includes(filter)}
          onPress={() =>
            onSelect(selected.includes(filter) ? undefined : filter)
          }
        />
      ))}
    </div>
  );
});

const Count = (props: {
  state?: ShownState;
  count: number;
  label: string;
  pressed: boolean;
  onPress: () => void;
}) => {
  const { state, count, label, pressed, onPress } = props;
  const t = useFleetText();
  return (
    <button
      type="button"
      className={`${styles.count} ${state ? toneClass(toneOf(state)) : ''}`}
      aria-pressed={pressed}
      onClick={onPress}
    >
      <span className={styles.number}>
        {state && <StateIcon state={state} size={18} />}
        {writtenNumber(count, t)}
      </span>
      <span className={styles.label}>{label}</span>
    </button>
  );
};

import {
  fleetStates,
  StateCounts,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../translation';
import { StateIcon, toneClass, toneOf } from './state';
import styles from './StateCountWords.module.css';

/** Icons with their counts, worst first: `✕ 1  ◆ 2  ✓ 18`. */
export const StateCountWords = ({ states }: { states: StateCounts }) => {
  const t = useFleetText();
  return (
    <span className={styles.counts}>
      {fleetStates
        .filter(state => (states[state] ?? 0) > 0)
        .map(state => (
          <span
            key={state}
            className={toneClass(toneOf(state))}
            title={t(`state.${state}`)}
          >
            <StateIcon state={state} size={14} label={t(`state.${state}`)} />
            {states[state]}
          </span>
        ))}
    </span>
  );
};

/** The shares of the states as a bar; words stand beside it. */
export const StateBar = ({ states }: { states: StateCounts }) => (
  <div className={styles.bar} aria-hidden>
    {[...fleetStates]
      .reverse()
      .filter(state => (states[state] ?? 0) > 0)
      .map(state => (
        <span
          key={state}
          className={toneClass(toneOf(state))}
          data-state={state}
          style={{ flexGrow: states[state] }}
        />
      ))}
  </div>
);

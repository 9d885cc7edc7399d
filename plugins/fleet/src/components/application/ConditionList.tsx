import { Condition } from '@fleet-portal/backstage-plugin-fleet-common';
import { ShownState, StateIcon } from '../state';
import { Age } from '../time';
import styles from './ConditionList.module.css';

/**
 * Conditions in the hub's own words. Those of an Application are only there
 * when something is the matter; those of an ApplicationSet have a status.
 */
export const ConditionList = ({
  conditions,
  empty,
}: {
  conditions: readonly Condition[];
  empty: string;
}) =>
  conditions.length === 0 ? (
    <span className={styles.muted}>{empty}</span>
  ) : (
    <ul className={styles.list}>
      {conditions.map(condition => (
        <li key={`${condition.type}/${condition.message}`}>
          <StateIcon state={iconOf(condition)} size={16} />
          <div>
            <strong>{condition.type}</strong>
            {condition.status && ` ${condition.status}`}
            {condition.reason && (
              <span className={styles.muted}> {condition.reason}</span>
            )}
            <div className={styles.message}>{condition.message}</div>
          </div>
          {condition.lastTransitionTime && (
            <span className={styles.muted}>
              <Age at={condition.lastTransitionTime} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );

function iconOf({ type, status }: Condition): ShownState {
  const bad = /error|invalid|failed/i.test(type);
  // A condition without a status only exists while something is the matter.
  if (status === undefined) return bad ? 'syncFailed' : 'atRisk';
  const holds = status === 'True';
  if (bad) return holds ? 'syncFailed' : 'healthy';
  return holds ? 'healthy' : 'notPlaced';
}

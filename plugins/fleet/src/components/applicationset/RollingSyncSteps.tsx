import {
  ProgressiveStatus,
  progressiveStatuses,
  RollingSyncStep,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { ShownState, StateIcon } from '../state';
import styles from './RollingSyncSteps.module.css';

const icons: Record<ProgressiveStatus, ShownState> = {
  Waiting: 'waiting',
  Pending: 'waiting',
  Progressing: 'progressing',
  Healthy: 'healthy',
};

/** The steps of a RollingSync in order; the one that moves is framed. */
export const RollingSyncSteps = ({
  steps,
}: {
  steps: readonly RollingSyncStep[];
}) => {
  const t = useFleetText();
  const current = steps.find(step => !isDone(step))?.step;
  return (
    <ol className={styles.steps}>
      {steps.map(step => {
        const healthy = step.applications.filter(
          a => a.status === 'Healthy',
        ).length;
        return (
          <li
            key={step.step}
            className={styles.step}
            aria-current={step.step === current ? 'step' : undefined}
          >
            <div className={styles.head}>
              <StateIcon state={iconOf(step, current)} size={16} />
              <strong>
                {t('applicationSet.step', {
                  step: step.step,
                  words: step.words,
                })}
              </strong>
              <span className={styles.small}>
                {step.maxUpdate
                  ? t('applicationSet.atATime', { update: step.maxUpdate })
                  : t('applicationSet.allAtOnce')}
              </span>
            </div>
            <div className={styles.small}>
              {t('applicationSet.healthyOf', {
                healthy,
                total: step.applications.length,
              })}
            </div>
            <ul className={styles.states}>
              {progressiveStatuses
                .filter(status => status !== 'Healthy')
                .map(status => {
                  const here = step.applications.filter(
                    a => a.status === status,
                  );
                  if (here.length === 0) return null;
                  return (
                    <li key={status}>
                      <StateIcon state={icons[status]} size={14} />
                      {here.length} {status}:{' '}
                      {here.map(a => a.cluster ?? a.application).join(', ')}
                    </li>
                  );
                })}
            </ul>
          </li>
        );
      })}
    </ol>
  );
};

const isDone = (step: RollingSyncStep) =>
  step.applications.every(a => a.status === 'Healthy');

function iconOf(
  step: RollingSyncStep,
  current: number | undefined,
): ShownState {
  if (isDone(step)) return 'healthy';
  return step.step === current ? 'progressing' : 'waiting';
}

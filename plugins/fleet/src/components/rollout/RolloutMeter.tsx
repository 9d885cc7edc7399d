import { RolloutSummary } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import styles from './RolloutMeter.module.css';

/** How many Applications were seen Healthy on the release, as bar and words. */
export const RolloutMeter = ({
  rollout,
}: {
  rollout: Pick<RolloutSummary, 'progress'>;
}) => {
  const t = useFleetText();
  const { healthy, total, notHeard } = rollout.progress;
  return (
    <span className={styles.progress}>
      <span className={styles.meter} aria-hidden>
        <span style={{ width: `${(healthy / (total || 1)) * 100}%` }} />
      </span>
      {t('rollout.progressOf', { healthy, total })}
      {notHeard > 0 && (
        <span className={styles.small}>
          {t('rollout.notCounted', { count: notHeard })}
        </span>
      )}
    </span>
  );
};

import { RolloutSummary } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import styles from './RolloutMeter.module.css';

/**
 * How many Applications were seen Healthy on the release, as bar and words; of
 * one that the portal did not see on its way, how many had it.
 */
export const RolloutMeter = ({
  rollout,
}: {
  rollout: Pick<RolloutSummary, 'progress'>;
}) => {
  const t = useFleetText();
  const { healthy, synced, total, notHeard, unseen } = rollout.progress;
  const done = unseen ? synced : healthy;
  return (
    <span className={styles.meterCell}>
      <span className={styles.progress}>
        <span className={styles.meter} aria-hidden>
          <span style={{ width: `${(done / (total || 1)) * 100}%` }} />
        </span>
        {unseen
          ? t('rollout.deployedOf', { synced, total })
          : t('rollout.progressOf', { healthy, total })}
        {notHeard > 0 && (
          <span className={styles.small}>
            {t('rollout.notCounted', { count: notHeard })}
          </span>
        )}
      </span>
      {unseen && <span className={styles.small}>{t('rollout.unseen')}</span>}
    </span>
  );
};

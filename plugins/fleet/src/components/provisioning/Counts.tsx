import { MachineCounts } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import styles from './provisioning.module.css';

/** `2 of 3 ready`, and below it how many are to be replaced. */
export const Counts = ({ counts }: { counts: MachineCounts }) => {
  const t = useFleetText();
  const { wanted, ready, upToDate } = counts;
  const outdated = wanted - upToDate;
  return (
    <>
      {t('provisioning.of', { ready, wanted })}
      {outdated > 0 && ready > 0 && (
        <span className={styles.second}>
          {t('provisioning.outdated', { n: outdated })}
        </span>
      )}
    </>
  );
};

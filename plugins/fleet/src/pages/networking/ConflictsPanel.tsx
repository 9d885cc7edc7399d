import { NetworkConflict } from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel } from '../../components/layout';
import { useFleetText } from '../../translation';
import styles from './NetworkingPage.module.css';

/** What has to differ between linked clusters, and does not; nothing where all does. */
export const ConflictsPanel = ({
  conflicts,
}: {
  conflicts: readonly NetworkConflict[];
}) => {
  const t = useFleetText();
  if (conflicts.length === 0) return null;
  return (
    <Panel title={t('networking.conflicts')} alarming>
      <ul className={styles.remarks}>
        {conflicts.map(({ words }) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </Panel>
  );
};

import { NetworkConflict } from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel } from '../../components/layout';
import { said, useFleetText } from '../../translation';
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
        {conflicts.map(conflict => (
          <li key={conflict.words}>{said(conflict, 'words', t)}</li>
        ))}
      </ul>
    </Panel>
  );
};

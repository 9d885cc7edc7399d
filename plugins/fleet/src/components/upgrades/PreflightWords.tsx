import { ClusterUpgrade } from '@fleet-portal/backstage-plugin-fleet-common';
import { saidOfEach, useFleetText } from '../../translation';
import { objections, unsearched } from './objections';
import { sloWords } from './sloWords';
import styles from './upgrades.module.css';

/** What speaks against the upgrade of a cluster, and what is watched after it, a line for each. */
export const PreflightWords = ({ cluster }: { cluster: ClusterUpgrade }) => {
  const t = useFleetText();
  const { preflight, slo = [] } = cluster;
  const troubles = saidOfEach(cluster, 'troubles', t);
  const lines = [
    ...(preflight ? objections(preflight, t) : []),
    ...(troubles.length > 0
      ? [t('upgrade.troubles', { names: troubles.join(', ') })]
      : []),
    ...slo.map(reading => sloWords(reading, t)),
  ];
  const notes = preflight ? unsearched(preflight, t) : [];
  if (lines.length === 0 && preflight) lines.push(t('upgrade.passed'));
  if (lines.length === 0) return null;
  return (
    <ul className={styles.lines}>
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
      {notes.map(note => (
        <li key={note} className={styles.small}>
          {note}
        </li>
      ))}
    </ul>
  );
};

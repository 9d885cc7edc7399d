import {
  ClusterUpgrade,
  Preflight,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText, said, saidOfEach, useFleetText } from '../../translation';
import styles from './upgrades.module.css';

/** What speaks against the upgrade of a cluster, a line for each. */
export const PreflightWords = ({ cluster }: { cluster: ClusterUpgrade }) => {
  const t = useFleetText();
  const { preflight } = cluster;
  const troubles = saidOfEach(cluster, 'troubles', t);
  const lines = [
    ...(preflight ? objections(preflight, t) : []),
    ...(troubles.length > 0
      ? [t('upgrade.troubles', { names: troubles.join(', ') })]
      : []),
  ];
  if (lines.length === 0) return <>{preflight ? t('upgrade.passed') : ''}</>;
  return (
    <ul className={styles.lines}>
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
};

function objections(preflight: Preflight, t: FleetText): string[] {
  const { controlPlane, kubelets, removedApis } = preflight;
  const lines: string[] = [];
  if (controlPlane.outcome === 'failed') {
    lines.push(
      t('upgrade.controlPlane.failed', { from: controlPlane.from ?? '' }),
    );
  }
  if (controlPlane.outcome === 'unknown') {
    lines.push(t('upgrade.controlPlane.unknown'));
  }
  if (kubelets.outcome === 'failed') {
    lines.push(t('upgrade.kubelets.failed', { oldest: kubelets.oldest ?? '' }));
  }
  if (kubelets.outcome === 'unknown') {
    lines.push(
      withReason(t('upgrade.kubelets.unknown'), said(kubelets, 'reason', t)),
    );
  }
  for (const { api, removedIn, replacement } of removedApis.uses) {
    const gone = t('upgrade.removedApis.failed', { api, release: removedIn });
    lines.push(
      replacement
        ? `${gone}: ${t('upgrade.removedApis.instead', { replacement })}`
        : gone,
    );
  }
  if (removedApis.outcome === 'unknown') {
    lines.push(
      withReason(
        t('upgrade.removedApis.unknown'),
        said(removedApis, 'reason', t),
      ),
    );
  }
  return lines;
}

function withReason(words: string, reason: string): string {
  return reason ? `${words}: ${reason}` : words;
}

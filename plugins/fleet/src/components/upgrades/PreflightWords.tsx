import {
  ClusterUpgrade,
  Preflight,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText, said, useFleetText } from '../../translation';
import { sloWords } from './sloWords';
import styles from './upgrades.module.css';

/** What speaks against the upgrade of a cluster, and what is watched after it, a line for each. */
export const PreflightWords = ({
  cluster: { preflight, troubles, slo = [] },
}: {
  cluster: ClusterUpgrade;
}) => {
  const t = useFleetText();
  const lines = [
    ...(preflight ? objections(preflight, t) : []),
    ...(troubles.length > 0
      ? [t('upgrade.troubles', { names: troubles.join(', ') })]
      : []),
    ...slo.map(reading => sloWords(reading, t)),
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
  const { controlPlane, kubelets, manifests, removedApis } = preflight;
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
  lines.push(...unread(preflight, t));
  for (const { api, removedIn, replacement } of removedApis.uses) {
    const gone = t('upgrade.removedApis.failed', { api, release: removedIn });
    lines.push(
      replacement
        ? `${gone}: ${t('upgrade.removedApis.instead', { replacement })}`
        : gone,
    );
  }
  for (const use of manifests.uses) {
    const gone = t('upgrade.manifests.failed', {
      object: use.object,
      file: use.file,
      api: use.api,
      release: use.removedIn,
    });
    lines.push(
      use.replacement
        ? `${gone}: ${t('upgrade.removedApis.instead', {
            replacement: use.replacement,
          })}`
        : gone,
    );
  }
  if (manifests.outcome === 'unknown') {
    lines.push(t('upgrade.manifests.unknown'));
  }
  return lines;
}

/** What could not be read, and why; one reason for both is said once. */
function unread({ kubelets, removedApis }: Preflight, t: FleetText): string[] {
  const both = [kubelets, removedApis].every(
    ({ outcome, reason }) =>
      outcome === 'unknown' && reason === kubelets.reason,
  );
  if (both)
    return [withReason(t('upgrade.unread'), said(kubelets, 'reason', t))];
  return [
    ...(kubelets.outcome === 'unknown'
      ? [withReason(t('upgrade.kubelets.unknown'), said(kubelets, 'reason', t))]
      : []),
    ...(removedApis.outcome === 'unknown'
      ? [
          withReason(
            t('upgrade.removedApis.unknown'),
            said(removedApis, 'reason', t),
          ),
        ]
      : []),
  ];
}

function withReason(words: string, reason: string): string {
  return reason ? `${words}: ${reason}` : words;
}

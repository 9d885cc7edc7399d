import {
  ClusterSummary,
  Source,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText, useFleetText } from '../../translation';
import { ShownState, StateIcon } from '../state';
import { hubIcons, probeIcons } from '../cluster';
import { isSilent } from './matrixModel';
import styles from './Matrix.module.css';

/** `H ✓ P ✓`: what the hub says, what our probe says, and the version. */
export const ClusterVoices = ({
  cluster,
  source,
}: {
  cluster: ClusterSummary;
  source: Source | undefined;
}) => {
  const t = useFleetText();
  const { hubSays, probe, contradicted, kubernetesVersion } = cluster;
  if (contradicted) {
    return (
      <>
        <span className={styles.voices} aria-hidden>
          H <StateIcon state="healthy" size={11} /> {hubSays.status}
        </span>
        <span className={styles.voices} data-contradicted="" aria-hidden>
          P ✕ {t('matrix.unreachable')}
        </span>
      </>
    );
  }
  const hubIcon: ShownState = isSilent(source)
    ? 'notHeard'
    : hubIcons[hubSays.status];
  return (
    <>
      <span className={styles.voices} aria-hidden>
        H <StateIcon state={hubIcon} size={11} /> P{' '}
        <StateIcon state={probeIcons[probe.state]} size={11} />
      </span>
      <span className={styles.version}>{shortVersion(kubernetesVersion)}</span>
    </>
  );
};

/** `v1.32` of `v1.32.6-eks-1234`: the release that skew is judged by. */
function shortVersion(version: string | undefined): string {
  return version?.match(/^v?\d+\.\d+/)?.[0] ?? version ?? '';
}

/** Both voices as a sentence, for the heading of a column. */
export function voiceNames(cluster: ClusterSummary, t: FleetText): string {
  return t('matrix.cluster', {
    cluster: cluster.ref.name,
    hub: cluster.hubSays.status,
    probe: t(`probe.${cluster.probe.state}`),
    version: cluster.kubernetesVersion ?? t('matrix.noVersion'),
  });
}

import type {
  ClusterUpgrade,
  Preflight,
  RemovedApiUse,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** What speaks against the upgrade of a cluster, a sentence for each; none when nothing does. */
export function objectionsOf({ preflight }: ClusterUpgrade): string[] {
  if (!preflight) return [];
  return [
    ...controlPlane(preflight.controlPlane),
    ...kubelets(preflight.kubelets),
    ...removedApis(preflight.removedApis),
    ...manifests(preflight.manifests),
    ...liveObjects(preflight.liveObjects),
    ...helmReleases(preflight.helmReleases),
  ];
}

function controlPlane({ outcome, from }: Preflight['controlPlane']): string[] {
  switch (outcome) {
    case 'failed':
      return [
        `its control plane runs ${
          from ?? 'another version'
        }: a minor version would be left out, or it is newer`,
      ];
    case 'unknown':
      return ['the version of its control plane is not known'];
    default:
      return [];
  }
}

function kubelets({
  outcome,
  oldest,
  reason,
}: Preflight['kubelets']): string[] {
  switch (outcome) {
    case 'failed':
      return [`its kubelet ${oldest ?? ''} is too old for the new version`];
    case 'unknown':
      return [withReason('its kubelets could not be read', reason)];
    default:
      return [];
  }
}

function removedApis({
  outcome,
  uses,
  reason,
}: Preflight['removedApis']): string[] {
  const found = uses.map(use => `something uses ${goneWords(use)}`);
  return outcome === 'unknown'
    ? [...found, withReason('its deprecated APIs could not be read', reason)]
    : found;
}

function manifests({ outcome, uses }: Preflight['manifests']): string[] {
  const found = uses.map(
    use => `${use.object} in ${use.file} is ${goneWords(use)}`,
  );
  return outcome === 'unknown'
    ? [...found, 'its manifests in Git were not searched yet']
    : found;
}

function liveObjects({
  outcome,
  uses,
  reason,
}: Preflight['liveObjects']): string[] {
  const found = uses.map(
    use =>
      `${use.object}, which Application ${
        use.application
      } keeps on it, is ${goneWords(use)}`,
  );
  return outcome === 'unknown'
    ? [
        ...found,
        withReason('what its Applications keep on it is not known', reason),
      ]
    : found;
}

function helmReleases({
  outcome,
  uses,
  reason,
}: Preflight['helmReleases']): string[] {
  const found = uses.map(
    use =>
      `${use.object} of the Helm release ${use.release} is ${goneWords(use)}`,
  );
  return outcome === 'unknown'
    ? [...found, withReason('its Helm releases could not be read', reason)]
    : found;
}

/** `batch/v1beta1 cronjobs, which goes with 1.25: use batch/v1` */
function goneWords({ api, removedIn, replacement }: RemovedApiUse): string {
  const gone = `${api}, which goes with ${removedIn}`;
  return replacement ? `${gone}: use ${replacement}` : gone;
}

function withReason(words: string, reason: string | undefined): string {
  return reason ? `${words} (${reason})` : words;
}

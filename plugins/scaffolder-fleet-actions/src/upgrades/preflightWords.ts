import type {
  ClusterUpgrade,
  Preflight,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** What speaks against the upgrade of a cluster, a sentence for each; none when nothing does. */
export function objectionsOf({ preflight }: ClusterUpgrade): string[] {
  if (!preflight) return [];
  return [
    ...controlPlane(preflight.controlPlane),
    ...kubelets(preflight.kubelets),
    ...removedApis(preflight.removedApis),
    ...manifests(preflight.manifests),
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
  const found = uses.map(({ api, removedIn, replacement }) => {
    const gone = `something uses ${api}, which goes with ${removedIn}`;
    return replacement ? `${gone}: use ${replacement}` : gone;
  });
  return outcome === 'unknown'
    ? [...found, withReason('its deprecated APIs could not be read', reason)]
    : found;
}

function manifests({ outcome, uses }: Preflight['manifests']): string[] {
  const found = uses.map(({ api, file, object, removedIn, replacement }) => {
    const gone = `${object} in ${file} is ${api}, which goes with ${removedIn}`;
    return replacement ? `${gone}: use ${replacement}` : gone;
  });
  return outcome === 'unknown'
    ? [...found, 'its manifests in Git were not searched yet']
    : found;
}

function withReason(words: string, reason: string | undefined): string {
  return reason ? `${words} (${reason})` : words;
}

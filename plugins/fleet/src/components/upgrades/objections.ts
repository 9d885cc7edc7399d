import {
  Preflight,
  RemovedApiUse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText, said } from '../../translation';

/** What speaks against an upgrade, a line for each; none where nothing does. */
export function objections(preflight: Preflight, t: FleetText): string[] {
  const { controlPlane, kubelets, manifests, liveObjects } = preflight;
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
  lines.push(...unread(preflight, t), ...doomed(preflight, t));
  if (manifests.outcome === 'unknown') {
    lines.push(t('upgrade.manifests.unknown'));
  }
  if (liveObjects.outcome === 'unknown') {
    lines.push(
      withReason(
        t('upgrade.liveObjects.unknown'),
        said(liveObjects, 'reason', t),
      ),
    );
  }
  return lines;
}

/** What nobody looked at, and what speaks against nothing for that. */
export function unsearched(
  { helmReleases }: Preflight,
  t: FleetText,
): string[] {
  const { outcome, unread: names } = helmReleases;
  return [
    ...(outcome === 'notGranted' ? [t('upgrade.helmReleases.notGranted')] : []),
    ...(names.length > 0
      ? [t('upgrade.helmReleases.unread', { names: names.join(', ') })]
      : []),
  ];
}

/** Each use of an API that goes, with where it was found. */
function doomed(preflight: Preflight, t: FleetText): string[] {
  const { removedApis, manifests, liveObjects, helmReleases } = preflight;
  const line = (gone: string, { replacement }: RemovedApiUse) =>
    replacement
      ? `${gone}: ${t('upgrade.removedApis.instead', { replacement })}`
      : gone;
  return [
    ...removedApis.uses.map(use =>
      line(
        t('upgrade.removedApis.failed', {
          api: use.api,
          release: use.removedIn,
        }),
        use,
      ),
    ),
    ...manifests.uses.map(use =>
      line(
        t('upgrade.manifests.failed', {
          object: use.object,
          file: use.file,
          api: use.api,
          release: use.removedIn,
        }),
        use,
      ),
    ),
    ...liveObjects.uses.map(use =>
      line(
        t('upgrade.liveObjects.failed', {
          object: use.object,
          application: use.application,
          api: use.api,
          release: use.removedIn,
        }),
        use,
      ),
    ),
    ...helmReleases.uses.map(use =>
      line(
        t('upgrade.helmReleases.failed', {
          object: use.object,
          name: use.release,
          api: use.api,
          release: use.removedIn,
        }),
        use,
      ),
    ),
  ];
}

/** What of the spoke could not be read, and why; one reason for all is said once. */
function unread(
  { kubelets, removedApis, helmReleases }: Preflight,
  t: FleetText,
): string[] {
  const all = [kubelets, removedApis, helmReleases];
  if (
    all.every(
      ({ outcome, reason }) =>
        outcome === 'unknown' && reason === kubelets.reason,
    )
  ) {
    return [withReason(t('upgrade.unread'), said(kubelets, 'reason', t))];
  }
  const names = [
    'upgrade.kubelets.unknown',
    'upgrade.removedApis.unknown',
    'upgrade.helmReleases.unknown',
  ] as const;
  return all.flatMap((check, index) =>
    check.outcome === 'unknown'
      ? [withReason(t(names[index]), said(check, 'reason', t))]
      : [],
  );
}

function withReason(words: string, reason: string): string {
  return reason ? `${words}: ${reason}` : words;
}

import type {
  Block,
  Preflight,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { HelmReleases } from '@fleet-portal/backstage-plugin-fleet-node';
import { isRead, reasonOf } from './readBlocks';
import { doomedUse } from './removedApiUse';

/**
 * What the manifests of installed Helm releases have that the target no longer
 * serves: Helm cannot upgrade such a release any more. Where reading them is not
 * granted they speak against nothing, and the outcome says so.
 */
export function helmReleasesOf(
  block: Block<HelmReleases> | undefined,
  target: string,
): Preflight['helmReleases'] {
  const none = { uses: [], unread: [], searched: 0 };
  if (!isRead(block)) {
    return { outcome: 'unknown', ...none, ...reasonOf(block) };
  }
  const { granted, searched, doomed, unread } = block.value;
  if (!granted) return { outcome: 'notGranted', ...none };
  const uses = doomed.flatMap(({ release, ...object }) => {
    const use = doomedUse(object, target);
    return use ? [{ ...use, release }] : [];
  });
  const outcome = uses.length > 0 ? 'failed' : 'passed';
  return { outcome, uses, unread: [...unread].sort(), searched };
}

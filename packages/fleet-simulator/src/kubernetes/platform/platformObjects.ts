import { backupObjects } from './backups';
import { benchmarkReport } from './benchmarkReport';
import { certificateIssuers } from './certificateIssuers';
import { defaultDenyPolicy } from './defaultDenyPolicy';
import { helmSecrets } from './helmSecrets';
import type { PlatformObjects, PlatformWorld } from './PlatformWorld';
import { policyObjects } from './policies';
import { prometheusObjects } from './prometheus';
import { secretStores } from './secretStores';

/** What each add-on brings beside its Deployments, by the add-on's name. */
const ofAddOn: Record<string, (world: PlatformWorld) => PlatformObjects> = {
  cilium: defaultDenyPolicy,
  'cert-manager': certificateIssuers,
  'external-secrets': secretStores,
  kyverno: policyObjects,
  velero: backupObjects,
  'thanos-sidecar': prometheusObjects,
};

/** How the platform team has set up a cluster, as its custom resources tell. */
export function platformObjects(world: PlatformWorld): PlatformObjects {
  const parts = Object.entries(ofAddOn)
    .filter(([name]) => name in world.spoke.addOns)
    .map(([, objectsOf]) => objectsOf(world));
  return new Map(
    [...parts, benchmarkReport(world), helmSecrets(world)].flatMap(part => [
      ...part,
    ]),
  );
}

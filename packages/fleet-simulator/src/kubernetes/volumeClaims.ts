import { timestamp } from '../clock';
import type { JsonObject } from '../json';
import type { PlatformWorld } from './platform/PlatformWorld';

interface Claim {
  namespace: string;
  name: string;
  size: string;
}

/** What keeps data in the cluster; all else is made anew from Git. */
const claims: readonly Claim[] = [
  { namespace: 'monitoring', name: 'prometheus-data-0', size: '100Gi' },
  { namespace: 'session-store', name: 'data-session-store-0', size: '20Gi' },
  { namespace: 'search-indexer', name: 'index-0', size: '50Gi' },
];

/** The volumes that are claimed in namespaces that the cluster has. */
export function volumeClaims(
  { spoke, seeded, bornAt }: PlatformWorld,
  namespaces: ReadonlySet<string>,
): JsonObject[] {
  return claims
    .filter(({ namespace }) => namespaces.has(namespace))
    .map(({ namespace, name, size }) => {
      const uid = seeded.uuid('claim', spoke.name, namespace, name);
      return {
        metadata: {
          name,
          namespace,
          uid,
          creationTimestamp: timestamp(bornAt),
          annotations: { 'pv.kubernetes.io/bind-completed': 'yes' },
          finalizers: ['kubernetes.io/pvc-protection'],
        },
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: size } },
          volumeName: `pvc-${uid}`,
          storageClassName: 'gp3',
          volumeMode: 'Filesystem',
        },
        status: {
          phase: 'Bound',
          accessModes: ['ReadWriteOnce'],
          capacity: { storage: size },
        },
      };
    });
}

import type { VolumeClaims } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { parseQuantity } from '../quantity';
import { metadataSchema } from './metadata';
import type { Collection, PlatformApi } from './PlatformApi';

const core = (plural: string, kind: string): Collection => ({
  group: '',
  versions: ['v1'],
  plural,
  kind,
});

/** Names of all namespaces. */
export async function namespaces(api: PlatformApi): Promise<string[]> {
  const found = await api.list(
    core('namespaces', 'Namespace'),
    z.object({ metadata: metadataSchema }),
  );
  return found.map(({ metadata }) => metadata.name);
}

const claimSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      resources: z
        .object({ requests: z.record(z.string(), z.string()).optional() })
        .optional(),
    })
    .optional(),
  status: z
    .object({ capacity: z.record(z.string(), z.string()).optional() })
    .optional(),
});

/** How many volumes each namespace claims, and how large they are. */
export async function volumeClaims(api: PlatformApi): Promise<VolumeClaims[]> {
  const tally = new Map<string, VolumeClaims>();
  const collection = core('persistentvolumeclaims', 'PersistentVolumeClaim');
  for await (const page of api.pages(collection, claimSchema)) {
    for (const { metadata, spec, status } of page) {
      const { namespace = '' } = metadata;
      const known = tally.get(namespace) ?? { namespace, claims: 0, bytes: 0 };
      const size =
        status?.capacity?.storage ?? spec?.resources?.requests?.storage;
      tally.set(namespace, {
        namespace,
        claims: known.claims + 1,
        bytes: known.bytes + (parseQuantity(size) ?? 0),
      });
    }
  }
  return [...tally.values()];
}

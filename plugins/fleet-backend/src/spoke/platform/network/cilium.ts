import type { CiliumConfig } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { metadataSchema } from '../metadata';
import type { PlatformApi } from '../PlatformApi';

/** What an agent is called where nobody said otherwise. */
const DEFAULT_NAME = 'default';

/**
 * Who the cluster is in a mesh. The peers are in a Secret, with the keys to
 * their data, which the portal does not read.
 */
export async function ciliumConfig(api: PlatformApi): Promise<CiliumConfig> {
  const { data } = await api.configMap('kube-system', 'cilium-config');
  const id = Number(data['cluster-id'] ?? '0');
  const pool = data.ipam === 'cluster-pool' || data.ipam === undefined;
  return {
    clusterName: data['cluster-name'] || DEFAULT_NAME,
    clusterId: Number.isInteger(id) ? id : 0,
    ipam: data.ipam,
    poolRanges: pool
      ? [
          ...rangesIn(data['cluster-pool-ipv4-cidr']),
          ...rangesIn(data['cluster-pool-ipv6-cidr']),
        ]
      : [],
  };
}

function rangesIn(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,]+/).filter(range => range !== '');
}

const ciliumNodeSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      ipam: z.object({ podCIDRs: z.array(z.string()).nullish() }).nullish(),
    })
    .optional(),
});

/** What the nodes have; cloud address management gives them no ranges. */
export async function ciliumPodRanges(api: PlatformApi): Promise<string[]> {
  const nodes = await api.list(
    {
      group: 'cilium.io',
      versions: ['v2'],
      plural: 'ciliumnodes',
      kind: 'CiliumNode',
    },
    ciliumNodeSchema,
  );
  return [
    ...new Set(nodes.flatMap(({ spec }) => spec?.ipam?.podCIDRs ?? [])),
  ].sort();
}

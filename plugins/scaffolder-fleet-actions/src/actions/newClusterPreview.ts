import { InputError, isError } from '@backstage/errors';
import {
  ApplicationSetSummary,
  decodeApplicationSet,
  evaluatePlacement,
  FleetClient,
  PlacementCluster,
  Source,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { parse } from 'yaml';

/** A cluster that is not registered yet. */
export interface NewCluster {
  hub: string;
  name: string;
  server: string;
  labels: Record<string, string>;
}

type Outcome =
  | { outcome: 'takes'; applications: string[] }
  | { outcome: 'leaves'; reasons: string[] }
  /** With this cluster the hub could render none of its Applications. */
  | { outcome: 'breaks'; reason: string }
  | { outcome: 'unknown'; reason: string };

/** What one ApplicationSet of the hub would do with the new cluster. */
export type SetAndCluster = { applicationSet: string } & Outcome;

export interface NewClusterPreview {
  cluster: NewCluster;
  sets: SetAndCluster[];
  sources: Source[];
}

/** Requests at once; each is answered from the memory of the fleet backend. */
const CONCURRENCY = 6;

/**
 * What the ApplicationSets of a hub would do once a cluster is registered
 * there, as far as `client`'s user may see them.
 *
 * @throws InputError when the hub knows a cluster of that name or address, or
 * the portal knows no such hub
 */
export async function previewNewCluster(
  client: FleetClient,
  cluster: NewCluster,
  signal?: AbortSignal,
): Promise<NewClusterPreview> {
  const { hubs } = await client.getVocabulary(signal);
  if (!hubs.includes(cluster.hub)) {
    throw new InputError(
      `cluster.hub: the portal knows no hub '${
        cluster.hub
      }'; take one of ${hubs.join(', ')}`,
    );
  }
  const { items: clusters } = await client.getClusters(signal);
  const known = clusters.find(
    ({ ref, server }) =>
      ref.hub === cluster.hub &&
      (ref.name === cluster.name || server === cluster.server),
  );
  if (known) {
    throw new InputError(
      `cluster: ${cluster.hub} has '${known.ref.name}' at ${known.server} already; give the new cluster another name and address`,
    );
  }
  const { items, sources } = await client.getApplicationSets(signal);
  const queue = items.filter(({ ref }) => ref.hub === cluster.hub);
  const sets: SetAndCluster[] = [];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      sets.push(await tryCluster(client, next, cluster, signal));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return {
    cluster,
    sets: sets.sort((a, b) => a.applicationSet.localeCompare(b.applicationSet)),
    sources: sources.filter(({ hub }) => hub === cluster.hub),
  };
}

async function tryCluster(
  client: FleetClient,
  { ref, state }: ApplicationSetSummary,
  cluster: NewCluster,
  signal?: AbortSignal,
): Promise<SetAndCluster> {
  const applicationSet = ref.name;
  try {
    const { manifest } = await client.getApplicationSet(ref, signal);
    return { applicationSet, ...evaluate(manifest, cluster, state) };
  } catch (error) {
    signal?.throwIfAborted();
    const reason = isError(error) ? error.message : String(error);
    return { applicationSet, outcome: 'unknown', reason };
  }
}

/** One cluster is enough: no generator looks at two of them at once. */
function evaluate(
  manifest: string,
  { name, server, labels }: NewCluster,
  state: ApplicationSetSummary['state'],
): Outcome {
  const candidate: PlacementCluster = { name, server, labels };
  const result = evaluatePlacement({
    applicationSet: decodeApplicationSet(parse(manifest)),
    clusters: [candidate],
  });
  const [placement] = result.clusters;
  const refusal = result.errors.find(({ stage }) => stage === 'generate');
  if (refusal && state !== 'error') {
    return { outcome: 'breaks', reason: refusal.message };
  }
  if (placement.matched) {
    return { outcome: 'takes', applications: placement.applications };
  }
  if (result.unsupported.length > 0 || refusal) {
    const reason = refusal?.message ?? result.unsupported[0].reason;
    return { outcome: 'unknown', reason };
  }
  return {
    outcome: 'leaves',
    reasons: placement.reasons.map(({ message }) => message),
  };
}

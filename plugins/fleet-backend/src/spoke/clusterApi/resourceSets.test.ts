import { ApiException } from '../../kubernetes/client';
import type { Collection } from '../platform/PlatformApi';
import { readResourceSets } from './resourceSets';

const metadata = { name: 'prod-eu-4-bootstrap', namespace: 'clusters' };
const resource = { kind: 'ConfigMap', name: 'prod-eu-4-argocd-manager' };

/** An API server that has these objects, or refuses to list a kind with a status. */
function serving(kinds: Record<string, unknown[] | number>) {
  return {
    list: async <T>(
      { plural }: Collection,
      schema: { parse(value: unknown): T },
    ): Promise<T[]> => {
      const found = kinds[plural];
      if (typeof found === 'number') {
        throw new ApiException(found, plural, undefined, {});
      }
      return found.map(one => schema.parse(one));
    },
  };
}

const set = {
  metadata,
  spec: {
    clusterSelector: { matchLabels: { env: 'prod' } },
    resources: [resource],
  },
  status: {
    conditions: [
      {
        type: 'ResourcesApplied',
        status: 'False',
        reason: 'InternalError',
        message: 'Please check controller logs for errors',
      },
    ],
    deprecated: {
      v1beta1: {
        conditions: [
          {
            type: 'ResourcesApplied',
            status: 'False',
            message: 'connection to the workload cluster is down',
          },
        ],
      },
    },
  },
};

it('reads sets with the plainer of both words, and what was applied to whom', async () => {
  const binding = {
    metadata: { ...metadata, name: 'prod-eu-4' },
    spec: {
      bindings: [
        {
          clusterResourceSetName: metadata.name,
          resources: [{ ...resource, applied: false, lastAppliedTime: null }],
        },
      ],
    },
  };
  await expect(
    readResourceSets(
      serving({
        clusterresourcesets: [set],
        clusterresourcesetbindings: [binding],
      }),
    ),
  ).resolves.toMatchObject({
    status: 'ok',
    sets: [
      {
        ...metadata,
        selector: { matchLabels: { env: 'prod' } },
        resources: [resource],
        trouble: 'connection to the workload cluster is down',
      },
    ],
    bindings: [
      {
        ...resource,
        namespace: 'clusters',
        cluster: 'prod-eu-4',
        set: metadata.name,
        applied: false,
      },
    ],
  });
});

it.each([
  ['forbidden', 'to an account with an older role', 403, 403],
  ['forbidden', 'where the bindings may not be listed', [], 403],
  ['absent', 'before Cluster API is installed', 404, 404],
])('is %s %s', async (status, _, sets, bindings) => {
  await expect(
    readResourceSets(
      serving({
        clusterresourcesets: sets,
        clusterresourcesetbindings: bindings,
      }),
    ),
  ).resolves.toEqual({ status });
});

it('is no answer where the API server fails', async () => {
  await expect(
    readResourceSets(
      serving({ clusterresourcesets: 500, clusterresourcesetbindings: [] }),
    ),
  ).rejects.toThrow(ApiException);
});

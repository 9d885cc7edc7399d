import { z } from 'zod';
import type { Json } from '../json';
import type { LiveObject } from '../world/applicationState';
import { desiredOnSpoke } from '../world/manifests';

/** Worker machines that are made and counted together. */
export interface WantedWorkers {
  /** Name of the MachineDeployment. */
  name: string;
  replicas: number;
  version: string;
}

/** What somebody wants of one cluster, put together from its objects. */
export interface Definition {
  namespace: string;
  name: string;
  labels: Record<string, string>;
  paused: boolean;
  version: string;
  controlPlane: {
    kind: 'KubeadmControlPlane' | 'AWSManagedControlPlane';
    name: string;
    /** 0 where the cloud runs it. */
    replicas: number;
  };
  workers: WantedWorkers[];
  /** Made by its ClusterClass: no object of it is in Git. */
  topology: boolean;
}

const reference = z.object({ kind: z.string(), name: z.string() });
const objectSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('Cluster'),
    apiVersion: z.string().startsWith('cluster.x-k8s.io/'),
    metadata: z.object({
      name: z.string(),
      namespace: z.string(),
      labels: z.record(z.string(), z.string()).default({}),
    }),
    spec: z.object({
      paused: z.boolean().optional(),
      controlPlaneRef: reference.optional(),
      topology: z
        .object({
          version: z.string(),
          controlPlane: z
            .object({ replicas: z.number().optional() })
            .optional(),
          workers: z
            .object({
              machineDeployments: z.array(
                z.object({
                  name: z.string(),
                  replicas: z.number().optional(),
                }),
              ),
            })
            .optional(),
        })
        .optional(),
    }),
  }),
  z.object({
    kind: z.enum(['KubeadmControlPlane', 'AWSManagedControlPlane']),
    metadata: z.object({ name: z.string(), namespace: z.string() }),
    spec: z.object({
      replicas: z.number().optional(),
      version: z.string(),
    }),
  }),
  z.object({
    kind: z.literal('MachineDeployment'),
    metadata: z.object({ name: z.string(), namespace: z.string() }),
    spec: z.object({
      clusterName: z.string(),
      replicas: z.number().optional(),
      template: z.object({ spec: z.object({ version: z.string() }) }),
    }),
  }),
]);
type ClusterApiObject = z.infer<typeof objectSchema>;
type ClusterObject = Extract<ClusterApiObject, { kind: 'Cluster' }>;

/** The clusters that objects on a management cluster ask for; what is not complete waits. */
export function definitionsOf(objects: readonly LiveObject[]): Definition[] {
  const known = objects.flatMap(object => {
    const manifest: Json = desiredOnSpoke(object);
    return objectSchema.safeParse(manifest).data ?? [];
  });
  return known.flatMap(object =>
    object.kind === 'Cluster' ? definitionOf(object, known) ?? [] : [],
  );
}

function definitionOf(
  { metadata, spec }: ClusterObject,
  objects: readonly ClusterApiObject[],
): Definition | undefined {
  const { namespace, name } = metadata;
  const { topology } = spec;
  const labels = {
    ...metadata.labels,
    ...(topology && { 'cluster.x-k8s.io/cluster-name': name }),
  };
  const base = { namespace, name, labels, paused: spec.paused ?? false };
  if (topology) {
    const { version } = topology;
    return {
      ...base,
      version,
      controlPlane: {
        kind: 'KubeadmControlPlane',
        name: `${name}-control-plane`,
        replicas: topology.controlPlane?.replicas ?? 1,
      },
      workers: (topology.workers?.machineDeployments ?? []).map(workers => ({
        name: `${name}-${workers.name}`,
        replicas: workers.replicas ?? 1,
        version,
      })),
      topology: true,
    };
  }
  const inside = objects.filter(one => one.metadata.namespace === namespace);
  for (const plane of inside) {
    if (plane.kind === 'Cluster' || plane.kind === 'MachineDeployment')
      continue;
    if (plane.metadata.name !== spec.controlPlaneRef?.name) continue;
    const { kind } = plane;
    return {
      ...base,
      version: plane.spec.version,
      controlPlane: {
        kind,
        name: plane.metadata.name,
        replicas: kind === 'KubeadmControlPlane' ? plane.spec.replicas ?? 1 : 0,
      },
      workers: inside.flatMap(one =>
        one.kind === 'MachineDeployment' && one.spec.clusterName === name
          ? [
              {
                name: one.metadata.name,
                replicas: one.spec.replicas ?? 1,
                version: one.spec.template.spec.version,
              },
            ]
          : [],
      ),
      topology: false,
    };
  }
  return undefined;
}

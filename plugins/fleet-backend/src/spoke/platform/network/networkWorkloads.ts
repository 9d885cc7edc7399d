import type {
  NetworkPart,
  NetworkWorkload,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { parseImage } from '../../../domain/images';
import { metadataSchema } from '../metadata';
import type { Collection, PlatformApi } from '../PlatformApi';
import { workloadReadiness, workloadStatusSchema } from '../workloadReadiness';

/** A label that the part's own manifests and charts give its workload. */
interface Mark {
  part: NetworkPart;
  plural: 'deployments' | 'daemonsets';
  label: string;
  values: string[];
}

const marks: readonly Mark[] = [
  {
    part: 'External DNS',
    plural: 'deployments',
    label: 'app.kubernetes.io/name',
    values: ['external-dns'],
  },
  {
    part: 'Cluster Mesh API server',
    plural: 'deployments',
    label: 'k8s-app',
    values: ['clustermesh-apiserver'],
  },
  {
    part: 'Cilium',
    plural: 'daemonsets',
    label: 'k8s-app',
    values: ['cilium'],
  },
  { part: 'Istio', plural: 'deployments', label: 'app', values: ['istiod'] },
  {
    part: 'Linkerd',
    plural: 'deployments',
    label: 'linkerd.io/control-plane-component',
    values: ['destination'],
  },
  {
    part: 'Consul',
    plural: 'deployments',
    label: 'component',
    values: ['connect-injector'],
  },
  {
    part: 'Kuma',
    plural: 'deployments',
    label: 'app',
    values: ['kuma-control-plane', 'kong-mesh-control-plane'],
  },
];

const workloadSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      replicas: z.number().optional(),
      template: z
        .object({
          spec: z
            .object({
              hostAliases: z
                .array(z.object({ hostnames: z.array(z.string()).nullish() }))
                .nullish(),
              containers: z
                .array(z.object({ image: z.string().optional() }))
                .nullish(),
            })
            .optional(),
        })
        .optional(),
    })
    .optional(),
  status: workloadStatusSchema.optional(),
});
type Workload = z.infer<typeof workloadSchema>;

/** One list for each label, so that no other workload is read. */
export async function networkWorkloads(
  api: PlatformApi,
): Promise<NetworkWorkload[]> {
  const found: NetworkWorkload[] = [];
  const labels = new Set(
    marks.map(({ plural, label }) => `${plural} ${label}`),
  );
  for (const key of labels) {
    const ofKey = marks.filter(
      ({ plural, label }) => key === `${plural} ${label}`,
    );
    const [{ plural, label }] = ofKey;
    const values = ofKey.flatMap(mark => mark.values);
    const collection: Collection = {
      group: 'apps',
      versions: ['v1'],
      plural,
      kind: plural === 'deployments' ? 'Deployment' : 'DaemonSet',
      labelSelector: `${label} in (${values.join(',')})`,
    };
    for (const workload of await api.list(collection, workloadSchema)) {
      const value = workload.metadata.labels?.[label] ?? '';
      const mark = ofKey.find(one => one.values.includes(value));
      if (mark) found.push(describe(mark.part, workload));
    }
  }
  return found;
}

function describe(part: NetworkPart, workload: Workload): NetworkWorkload {
  const { metadata, spec } = workload;
  const pod = spec?.template?.spec;
  return {
    part,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    version:
      metadata.labels?.['app.kubernetes.io/version'] ??
      parseImage(pod?.containers?.[0]?.image ?? '').tag,
    ...workloadReadiness(workload),
    hostAliases: (pod?.hostAliases ?? []).flatMap(
      ({ hostnames }) => hostnames ?? [],
    ),
  };
}

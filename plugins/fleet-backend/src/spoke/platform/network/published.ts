import type {
  DnsEndpointRecord,
  DnsPolicy,
  PublishedIngress,
  PublishedService,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { metadataSchema } from '../metadata';
import type { PlatformApi } from '../PlatformApi';

/** What External DNS reads off Services and Ingresses. */
const annotation = (name: string) => `external-dns.alpha.kubernetes.io/${name}`;

const statusSchema = z
  .object({
    loadBalancer: z
      .object({
        ingress: z
          .array(
            z.object({
              ip: z.string().optional(),
              hostname: z.string().optional(),
            }),
          )
          .nullish(),
      })
      .nullish(),
  })
  .nullish();

const serviceSchema = z.object({
  metadata: metadataSchema,
  spec: z.object({ type: z.string().optional() }).optional(),
  status: statusSchema,
});

/** Services that only their own cluster reaches are left out. */
export async function publishedServices(
  api: PlatformApi,
): Promise<PublishedService[]> {
  const published: PublishedService[] = [];
  const collection = {
    group: '',
    versions: ['v1'],
    plural: 'services',
    kind: 'Service',
  } as const;
  for await (const page of api.pages(collection, serviceSchema)) {
    for (const { metadata, spec, status } of page) {
      const loadBalancer = spec?.type === 'LoadBalancer';
      const hostnames = annotatedHostnames(metadata.annotations);
      if (!loadBalancer && hostnames.length === 0) continue;
      published.push({
        namespace: metadata.namespace ?? '',
        name: metadata.name,
        loadBalancer,
        addresses: addressesOf(status),
        hostnames,
        ...annotatedPolicy(metadata.annotations),
        createdAt: metadata.creationTimestamp,
      });
    }
  }
  return published;
}

const ingressSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      rules: z.array(z.object({ host: z.string().optional() })).nullish(),
    })
    .optional(),
  status: statusSchema,
});

/** Ingresses without a host have no name to publish, and are left out. */
export async function publishedIngresses(
  api: PlatformApi,
): Promise<PublishedIngress[]> {
  const ingresses = await api.list(
    {
      group: 'networking.k8s.io',
      versions: ['v1'],
      plural: 'ingresses',
      kind: 'Ingress',
    },
    ingressSchema,
  );
  return ingresses.flatMap(({ metadata, spec, status }) => {
    const hosts = (spec?.rules ?? []).flatMap(({ host }) => host || []);
    const added = annotatedHostnames(metadata.annotations);
    const hostnames = [...new Set([...hosts, ...added])];
    return hostnames.length === 0
      ? []
      : [
          {
            namespace: metadata.namespace ?? '',
            name: metadata.name,
            addresses: addressesOf(status),
            hostnames,
            ...annotatedPolicy(metadata.annotations),
          },
        ];
  });
}

const dnsEndpointSchema = z.object({
  metadata: metadataSchema,
  spec: z
    .object({
      endpoints: z
        .array(
          z.object({
            dnsName: z.string().optional(),
            recordType: z.string().optional(),
            targets: z.array(z.string()).nullish(),
            setIdentifier: z.string().optional(),
            providerSpecific: z
              .array(
                z.object({
                  name: z.string().optional(),
                  value: z.string().optional(),
                }),
              )
              .nullish(),
          }),
        )
        .nullish(),
    })
    .optional(),
});

/** Every record of every DNSEndpoint. */
export async function dnsEndpoints(
  api: PlatformApi,
): Promise<DnsEndpointRecord[]> {
  const found = await api.list(
    {
      group: 'externaldns.k8s.io',
      versions: ['v1alpha1'],
      plural: 'dnsendpoints',
      kind: 'DNSEndpoint',
    },
    dnsEndpointSchema,
  );
  return found.flatMap(({ metadata, spec }) =>
    (spec?.endpoints ?? []).flatMap(
      ({ dnsName, recordType, targets, setIdentifier, providerSpecific }) => {
        if (!dnsName) return [];
        const weight = providerSpecific?.find(
          ({ name }) => name === 'aws/weight',
        );
        return [
          {
            namespace: metadata.namespace ?? '',
            name: metadata.name,
            hostname: dnsName,
            recordType: recordType ?? 'A',
            targets: targets ?? [],
            setIdentifier: setIdentifier || undefined,
            weight: weightOf(weight?.value),
          },
        ];
      },
    ),
  );
}

function annotatedHostnames(
  annotations: Record<string, string> | undefined,
): string[] {
  return (annotations?.[annotation('hostname')] ?? '')
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '');
}

function annotatedPolicy(
  annotations: Record<string, string> | undefined,
): DnsPolicy {
  return {
    setIdentifier: annotations?.[annotation('set-identifier')] || undefined,
    weight: weightOf(annotations?.[annotation('aws-weight')]),
  };
}

function weightOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function addressesOf(status: z.infer<typeof statusSchema>): string[] {
  return (status?.loadBalancer?.ingress ?? []).flatMap(
    ({ ip, hostname }) => ip || hostname || [],
  );
}

import {
  booleanField,
  dnsLabelField,
  dnsSubdomainField,
  fleetRepositorySchema,
  hubNameField,
  listField,
  objectField,
  platformParts,
  repositoryLayoutSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { DecodedIntent, decodeIntent } from '../../decodeIntent';
import {
  durationField,
  filledLabelValueField,
  kubeContextField,
  vaultPathField,
} from '../clusterFields';
import {
  bucketField,
  chartVersionField,
  cidrField,
  cronScheduleField,
  emailField,
  httpsUrlField,
  regionField,
  serviceUrlField,
} from './platformFields';

/** Settings of each part; what a part cannot do without is asked for once it is chosen. */
const settingsShape = {
  cilium: objectField({
    version: chartVersionField.optional(),
    ipam: z
      .enum(['kubernetes', 'cluster-pool'], {
        error: 'it must be kubernetes or cluster-pool',
      })
      .optional(),
  }).optional(),
  certManager: objectField({
    version: chartVersionField.optional(),
    email: emailField.optional(),
    ingressClass: dnsSubdomainField.optional(),
    acmeServer: httpsUrlField.optional(),
    issuer: dnsSubdomainField.optional(),
  }).optional(),
  externalSecrets: objectField({
    version: chartVersionField.optional(),
    vaultServer: httpsUrlField.optional(),
    mount: vaultPathField.optional(),
    authMount: vaultPathField.optional(),
    role: dnsSubdomainField.optional(),
    store: dnsSubdomainField.optional(),
  }).optional(),
  kyverno: objectField({
    version: chartVersionField.optional(),
    enforce: booleanField.optional(),
  }).optional(),
  defaultDeny: objectField({
    hubAddresses: listField(cidrField).optional(),
  }).optional(),
  velero: objectField({
    version: chartVersionField.optional(),
    bucket: bucketField.optional(),
    region: regionField.optional(),
    schedule: cronScheduleField.optional(),
    keptFor: durationField.optional(),
    vaultPath: vaultPathField.optional(),
  }).optional(),
  thanos: objectField({
    version: chartVersionField.optional(),
    bucket: bucketField.optional(),
    region: regionField.optional(),
    endpoint: dnsSubdomainField.optional(),
    vaultPath: vaultPathField.optional(),
  }).optional(),
  grafana: objectField({
    url: serviceUrlField.optional(),
  }).optional(),
};

const platformIntentSchema = objectField({
  repository: fleetRepositorySchema,
  hub: hubNameField,
  cluster: dnsLabelField,
  environment: filledLabelValueField,
  region: filledLabelValueField.optional(),
  parts: listField(
    z.enum(platformParts, {
      error: `it must be one of ${platformParts.join(', ')}`,
    }),
  ).min(1, { error: 'it is empty; choose at least one part' }),
  project: dnsSubdomainField.optional(),
  argocdNamespace: dnsLabelField.optional(),
  kubeContext: kubeContextField.optional(),
  layout: repositoryLayoutSchema.optional(),
  ...settingsShape,
}).superRefine(requireSettings);

/** Which platform parts a spoke is to get; the fields are those of `fleet:cluster:equip`. */
export type PlatformIntent = z.infer<typeof platformIntentSchema>;

export const decodePlatformIntent = (
  input: unknown,
): DecodedIntent<PlatformIntent> => decodeIntent(platformIntentSchema, input);

type Settings = z.infer<z.ZodObject<typeof settingsShape>>;
type Wanted = Settings & { parts: readonly string[]; region?: string };

/** What a part cannot do without, with the sentence that asks for it. */
const required: Record<
  string,
  [field: readonly [keyof Settings, string], words: string][]
> = {
  'cert-manager': [
    [
      ['certManager', 'email'],
      'cert-manager needs it; write the address that the certificate authority warns',
    ],
    [
      ['certManager', 'ingressClass'],
      'cert-manager needs it; name the ingress class through which the certificate authority reaches the cluster',
    ],
  ],
  'external-secrets': [
    [
      ['externalSecrets', 'vaultServer'],
      'External Secrets needs it; write the address of Vault, for example https://vault.example.com:8200',
    ],
  ],
  'default-deny': [
    [
      ['externalSecrets', 'vaultServer'],
      'the default-deny policy needs it, or External Secrets would be cut off; write the address of Vault',
    ],
    [
      ['defaultDeny', 'hubAddresses'],
      'the default-deny policy needs it, or the hub would be cut off; name the ranges that the hub calls from',
    ],
  ],
  velero: [
    [['velero', 'bucket'], 'Velero needs it; name the bucket for backups'],
    [
      ['velero', 'region'],
      "Velero needs it; name the bucket's region, another than the cluster's",
    ],
  ],
  thanos: [
    [['thanos', 'bucket'], 'Thanos needs it; name the bucket for metrics'],
    [['thanos', 'region'], "Thanos needs it; name the bucket's region"],
  ],
  grafana: [
    [
      ['grafana', 'url'],
      'Grafana needs it; write the address that answers Prometheus queries about the cluster',
    ],
  ],
};

function requireSettings(wanted: Wanted, context: z.RefinementCtx): void {
  const settings: Record<string, Record<string, unknown> | undefined> = {
    ...wanted,
    parts: undefined,
    region: undefined,
  };
  const asked = new Set<string>();
  for (const part of platformParts) {
    if (!wanted.parts.includes(part)) continue;
    for (const [path, message] of required[part] ?? []) {
      const value = settings[path[0]]?.[path[1]];
      const isEmpty = Array.isArray(value) && value.length === 0;
      if ((value !== undefined && !isEmpty) || asked.has(path.join())) continue;
      asked.add(path.join());
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  }
  if (wanted.region && wanted.velero?.region === wanted.region) {
    context.addIssue({
      code: 'custom',
      path: ['velero', 'region'],
      message: `it is the region of the cluster, and both would be lost together; name another one`,
    });
  }
}

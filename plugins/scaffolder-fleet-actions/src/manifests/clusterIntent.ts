import {
  booleanField,
  dnsLabelField,
  dnsSubdomainField,
  explainTemplated,
  FieldProblem,
  fieldProblems,
  hubNameField,
  isReservedLabelKey,
  labelKeyField,
  labelValueField,
  listField,
  objectField,
  quote,
  repositoryLayoutSchema,
  textField,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';

const apiServerField = textField(value => {
  const example = 'for example https://api.prod-eu-3.example.com:6443';
  const templated = explainTemplated(value);
  if (templated) return templated;
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    return `${quote(
      value,
    )} is not a URL; write the address of the API server, ${example}`;
  }
  if (url.protocol !== 'https:') {
    return `${quote(
      value,
    )} does not begin with https://; a token must not travel in the clear, ${example}`;
  }
  if (
    url.username ||
    url.password ||
    url.search ||
    url.hash ||
    /\s/.test(value)
  ) {
    return `${quote(
      value,
    )} holds more than the address of an API server; remove user, password and query, ${example}`;
  }
  return undefined;
});

const vaultPathField = textField(value =>
  /^[\w.-]+(\/[\w.-]+)*$/.test(value) &&
  !value.split('/').some(part => part === '.' || part === '..')
    ? undefined
    : `${quote(
        value,
      )} is not a path in Vault; write it without a leading slash, for example fleet/prod/prod-eu-3`,
);

const durationField = textField(value =>
  /^(\d+(s|m|h))+$/.test(value)
    ? undefined
    : `${quote(value)} is not a duration; write for example 15m or 1h`,
);

const freeLabelKeyField = labelKeyField.refine(
  key => !isReservedLabelKey(key),
  { error: 'it belongs to Kubernetes or Argo CD; choose a key of your own' },
);

const notEmpty = { error: 'it is empty; name it or leave the field out' };

/** What somebody wants of a new spoke; the fields are those of `fleet:cluster:onboard`. */
export const clusterIntentSchema = objectField({
  hub: hubNameField,
  cluster: dnsLabelField,
  server: apiServerField,
  environment: labelValueField.refine(value => value !== '', notEmpty),
  region: labelValueField.refine(value => value !== '', notEmpty).optional(),
  tier: labelValueField.refine(value => value !== '', notEmpty).optional(),
  deploy: booleanField.optional(),
  labels: listField(
    objectField({ key: freeLabelKeyField, value: labelValueField.optional() }),
  ).optional(),
  environmentLabel: freeLabelKeyField.optional(),
  access: z
    .enum(['cluster-admin', 'least-privilege'], {
      error: 'it must be cluster-admin or least-privilege',
    })
    .optional(),
  portalReader: booleanField.optional(),
  project: dnsSubdomainField.optional(),
  vault: objectField({
    mount: vaultPathField.optional(),
    path: vaultPathField.optional(),
    portalPath: vaultPathField.optional(),
  }).optional(),
  secretStore: objectField({
    kind: z
      .enum(['ClusterSecretStore', 'SecretStore'], {
        error: 'it must be ClusterSecretStore or SecretStore',
      })
      .optional(),
    name: dnsSubdomainField.optional(),
  }).optional(),
  refreshInterval: durationField.optional(),
  kubeContext: textField(value =>
    /^[\w.:@/-]{1,253}$/.test(value)
      ? undefined
      : `${quote(
          value,
        )} is not the name of a kubectl context; use letters, digits and -_.:@/`,
  ).optional(),
  spokeNamespace: dnsLabelField.optional(),
  argocdNamespace: dnsLabelField.optional(),
  layout: repositoryLayoutSchema.optional(),
}).superRefine((intent, context) => {
  const taken = new Set([
    intent.environmentLabel ?? 'env',
    'region',
    'tier',
    'deploy',
  ]);
  (intent.labels ?? []).forEach(({ key }, index) => {
    if (taken.has(key)) {
      context.addIssue({
        code: 'custom',
        path: ['labels', index, 'key'],
        message: `${quote(key)} is set already; each label has one value`,
      });
    }
    taken.add(key);
  });
});

type Decoded = z.infer<typeof clusterIntentSchema>;

/** As {@link clusterIntentSchema}, with every default filled in. */
export interface ClusterIntent {
  hub: string;
  cluster: string;
  server: string;
  /** Labels of the cluster Secret, without the one that makes it a cluster. */
  labels: Record<string, string>;
  access: 'cluster-admin' | 'least-privilege';
  portalReader: boolean;
  project?: string;
  vault: { mount: string; path: string; portalPath: string };
  secretStore: { kind: string; name: string };
  refreshInterval: string;
  kubeContext: string;
  spokeNamespace: string;
  argocdNamespace: string;
  layout?: Decoded['layout'];
}

export function decodeClusterIntent(
  input: unknown,
):
  | { ok: true; intent: ClusterIntent }
  | { ok: false; problems: FieldProblem[] } {
  const parsed = clusterIntentSchema.safeParse(input);
  if (!parsed.success) {
    return { ok: false, problems: fieldProblems(parsed.error) };
  }
  const { data } = parsed;
  const { hub, cluster, server, environment, project, layout } = data;
  return {
    ok: true,
    intent: {
      hub,
      cluster,
      server,
      labels: labelsOf(data),
      access: data.access ?? 'least-privilege',
      portalReader: data.portalReader ?? true,
      ...(project && { project }),
      vault: {
        mount: data.vault?.mount ?? 'secret',
        path: data.vault?.path ?? `fleet/${environment}/${cluster}`,
        portalPath:
          data.vault?.portalPath ?? `fleet-portal/${environment}/${cluster}`,
      },
      secretStore: {
        kind: data.secretStore?.kind ?? 'ClusterSecretStore',
        name: data.secretStore?.name ?? 'vault',
      },
      refreshInterval: data.refreshInterval ?? '1h',
      kubeContext: data.kubeContext ?? cluster,
      spokeNamespace: data.spokeNamespace ?? 'argocd',
      argocdNamespace: data.argocdNamespace ?? 'argocd',
      ...(layout && { layout }),
    },
  };
}

function labelsOf(data: Decoded): Record<string, string> {
  const labels: Record<string, string> = {
    [data.environmentLabel ?? 'env']: data.environment,
  };
  if (data.region) labels.region = data.region;
  if (data.tier) labels.tier = data.tier;
  if (data.deploy !== undefined) labels.deploy = String(data.deploy);
  for (const { key, value } of data.labels ?? []) labels[key] = value ?? '';
  return labels;
}

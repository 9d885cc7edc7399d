import {
  booleanField,
  dnsLabelField,
  dnsSubdomainField,
  FieldProblem,
  fieldProblems,
  fleetRepositorySchema,
  hubNameField,
  labelValueField,
  listField,
  objectField,
  quote,
  repositoryLayoutSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import {
  apiServerField,
  durationField,
  filledLabelValueField,
  freeLabelKeyField,
  kubeContextField,
  vaultPathField,
} from './clusterFields';

/**
 * How the accounts get onto a spoke:
 * - `operator`: somebody applies them there with credentials of their own
 * - `clusterResourceSet`: the Cluster API that makes the cluster does
 */
export const bootstrapWays = ['operator', 'clusterResourceSet'] as const;
type BootstrapWay = (typeof bootstrapWays)[number];

/** What somebody wants of a new spoke; the fields are those of `fleet:cluster:onboard`. */
export const clusterIntentSchema = objectField({
  repository: fleetRepositorySchema.optional(),
  hub: hubNameField,
  cluster: dnsLabelField,
  server: apiServerField,
  environment: filledLabelValueField,
  region: filledLabelValueField.optional(),
  tier: filledLabelValueField.optional(),
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
  bootstrap: z
    .enum(bootstrapWays, {
      error: `it must be ${bootstrapWays.join(' or ')}`,
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
  kubeContext: kubeContextField.optional(),
  spokeNamespace: dnsLabelField.optional(),
  argocdNamespace: dnsLabelField.optional(),
  layout: repositoryLayoutSchema.optional(),
}).superRefine((intent, context) => {
  if (intent.bootstrap === 'clusterResourceSet' && !intent.repository) {
    context.addIssue({
      code: 'custom',
      path: ['repository'],
      message:
        'it is needed, since the definition of the cluster is looked up there; name the fleet repository, or take operator as bootstrap',
    });
  }
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
  repository?: Decoded['repository'];
  hub: string;
  cluster: string;
  server: string;
  /** Labels of the cluster Secret, without the one that makes it a cluster. */
  labels: Record<string, string>;
  access: 'cluster-admin' | 'least-privilege';
  bootstrap: BootstrapWay;
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
  const { repository, hub, cluster, server, environment, project, layout } =
    data;
  return {
    ok: true,
    intent: {
      ...(repository && { repository }),
      hub,
      cluster,
      server,
      labels: labelsOf(data),
      access: data.access ?? 'least-privilege',
      bootstrap: data.bootstrap ?? 'operator',
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

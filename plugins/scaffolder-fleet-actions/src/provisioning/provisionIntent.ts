import {
  dnsLabelField,
  dnsSubdomainField,
  FieldProblem,
  fieldProblems,
  fleetRepositorySchema,
  hubNameField,
  lineField,
  listField,
  objectField,
  quote,
  repositoryLayoutSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { filledLabelValueField } from '../manifests/clusterFields';
import {
  awsRegionField,
  cidrField,
  controlPlaneField,
  instanceTypeField,
  keyNameField,
  kubernetesVersionField,
  workersField,
} from './provisionFields';

/**
 * How Cluster API makes the cluster:
 * - `kubeadm`: machines on AWS, their control plane run by kubeadm
 * - `topology`: from a ClusterClass that the management cluster has
 * - `managed`: a control plane that AWS runs (EKS), with machines on AWS
 */
export const provisionVariants = ['kubeadm', 'topology', 'managed'] as const;

/** Longest name of a cluster: machines and load balancers add words of their own to it. */
const MAX_CLUSTER = 40;

const commonFields = {
  repository: fleetRepositorySchema,
  hub: hubNameField,
  cluster: dnsLabelField.refine(name => name.length <= MAX_CLUSTER, {
    error: `it is longer than ${MAX_CLUSTER} characters, and the names of its machines are longer still; shorten it`,
  }),
  namespace: dnsLabelField.optional(),
  version: kubernetesVersionField,
  environment: filledLabelValueField.optional(),
  tier: filledLabelValueField.optional(),
  podCidr: cidrField.optional(),
  layout: repositoryLayoutSchema.optional(),
};

const awsFields = {
  region: awsRegionField,
  vpcCidr: cidrField.optional(),
  sshKeyName: keyNameField.optional(),
};

const workers = objectField({
  replicas: workersField,
  instanceType: instanceTypeField,
});

const provisionSchema = z.discriminatedUnion(
  'variant',
  [
    z.object({
      variant: z.literal('kubeadm'),
      ...commonFields,
      ...awsFields,
      controlPlane: objectField({
        replicas: controlPlaneField,
        instanceType: instanceTypeField,
      }),
      workers,
    }),
    z.object({
      variant: z.literal('managed'),
      ...commonFields,
      ...awsFields,
      workers,
    }),
    z.object({
      variant: z.literal('topology'),
      ...commonFields,
      region: filledLabelValueField.optional(),
      clusterClass: objectField({
        name: dnsSubdomainField,
        namespace: dnsLabelField.optional(),
        workerClass: dnsSubdomainField.optional(),
      }),
      variables: listField(
        objectField({
          name: lineField(256).refine(name => name !== '', {
            error: 'it is empty; name a variable of the ClusterClass',
          }),
          value: z.union([lineField(4_000), z.number(), z.boolean()], {
            error: 'it must be a text, a number, true or false',
          }),
        }),
      ).optional(),
      controlPlane: objectField({ replicas: controlPlaneField }),
      workers: objectField({ replicas: workersField }),
    }),
  ],
  { error: `it must be one of ${provisionVariants.join(', ')}` },
);
export type ProvisionIntent = z.infer<typeof provisionSchema>;
export type IntentOf<Variant extends ProvisionIntent['variant']> = Extract<
  ProvisionIntent,
  { variant: Variant }
>;

/** Where definitions live on the management cluster when nobody says otherwise. */
export const DEFAULT_NAMESPACE = 'clusters';

export function namespaceOf(intent: ProvisionIntent): string {
  return intent.namespace ?? DEFAULT_NAMESPACE;
}

/** @returns what is asked for, or every field that cannot be so and why */
export function decodeProvision(
  input: unknown,
):
  | { ok: true; intent: ProvisionIntent }
  | { ok: false; problems: FieldProblem[] } {
  const parsed = provisionSchema.safeParse(input);
  if (!parsed.success) {
    return { ok: false, problems: fieldProblems(parsed.error) };
  }
  const problem = repeatedVariable(parsed.data);
  return problem
    ? { ok: false, problems: [problem] }
    : { ok: true, intent: parsed.data };
}

function repeatedVariable(intent: ProvisionIntent): FieldProblem | undefined {
  const { variables = [] } = intent.variant === 'topology' ? intent : {};
  const names = variables.map(({ name }) => name);
  const index = names.findIndex((name, at) => names.indexOf(name) !== at);
  return index < 0
    ? undefined
    : {
        field: `variables[${index}].name`,
        message: `${quote(
          names[index],
        )} is named twice; each variable has one value`,
      };
}

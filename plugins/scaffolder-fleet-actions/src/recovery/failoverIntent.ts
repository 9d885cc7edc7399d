import {
  booleanField,
  explainFolder,
  FieldProblem,
  fieldProblems,
  fleetRepositorySchema,
  labelValueField,
  lineField,
  listField,
  objectField,
  quote,
  repositoryLayoutSchema,
  textField,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import {
  filledLabelValueField,
  freeLabelKeyField,
} from '../manifests/clusterFields';

const labelsField = listField(
  objectField({ key: freeLabelKeyField, value: labelValueField.optional() }),
);

const manifestField = textField(value =>
  /\.ya?ml$/.test(value) && explainFolder(value) === undefined
    ? undefined
    : `${quote(
        value,
      )} is not a manifest inside the repository; write its path from the root, for example 'apps/shop/us-east-1/gateway.yaml'`,
);

/** Route 53 knows weights from 0 to 255. */
const mostWeight = 255;

const dnsWeightSchema = objectField({
  file: manifestField,
  setIdentifier: lineField(128),
  weight: z
    .number({ error: `it must be a whole number from 0 to ${mostWeight}` })
    .int({ error: `it must be a whole number from 0 to ${mostWeight}` })
    .min(0, { error: `it must be a whole number from 0 to ${mostWeight}` })
    .max(mostWeight, {
      error: `it must be a whole number from 0 to ${mostWeight}`,
    }),
});
/** The weight of records of External DNS, in a manifest in Git. */
export type DnsWeight = z.infer<typeof dnsWeightSchema>;

const failoverSchema = objectField({
  repository: fleetRepositorySchema,
  environment: filledLabelValueField,
  from: filledLabelValueField,
  to: filledLabelValueField,
  fromLabels: labelsField.optional(),
  toLabels: labelsField.optional(),
  dnsWeights: listField(dnsWeightSchema).optional(),
  allowRemovals: booleanField.optional(),
  layout: repositoryLayoutSchema.optional(),
}).superRefine((failover, context) => {
  const { from, to, fromLabels = [], toLabels = [] } = failover;
  const { dnsWeights = [] } = failover;
  if (from === to) {
    context.addIssue({
      code: 'custom',
      path: ['to'],
      message: `${quote(to)} is the region that is left; name another one`,
    });
  }
  if (fromLabels.length + toLabels.length + dnsWeights.length === 0) {
    context.addIssue({
      code: 'custom',
      path: ['toLabels'],
      message:
        'nothing is to change; name the labels by which placements choose the region, or the weights of its DNS records in dnsWeights',
    });
  }
  const keys = dnsWeights.map(one => `${one.file} ${one.setIdentifier}`);
  keys.forEach((key, index) => {
    if (keys.indexOf(key) === index) return;
    context.addIssue({
      code: 'custom',
      path: ['dnsWeights', index, 'setIdentifier'],
      message: 'it is named twice for this file; each record has one weight',
    });
  });
  if (dnsWeights.length > 1 && dnsWeights.every(({ weight }) => weight === 0)) {
    context.addIssue({
      code: 'custom',
      path: ['dnsWeights'],
      message:
        'every weight is 0, and then all records are answered alike; give the region that takes over more',
    });
  }
});
/** What is to be switched; the fields are those of `fleet:recovery:failover`. */
export type Failover = z.infer<typeof failoverSchema>;

export function decodeFailover(
  input: unknown,
): { ok: true; failover: Failover } | { ok: false; problems: FieldProblem[] } {
  const parsed = failoverSchema.safeParse(input);
  return parsed.success
    ? { ok: true, failover: parsed.data }
    : { ok: false, problems: fieldProblems(parsed.error) };
}

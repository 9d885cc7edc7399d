import {
  booleanField,
  FieldProblem,
  fieldProblems,
  fleetRepositorySchema,
  labelValueField,
  listField,
  objectField,
  quote,
  repositoryLayoutSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import {
  filledLabelValueField,
  freeLabelKeyField,
} from '../manifests/clusterFields';

const labelsField = listField(
  objectField({ key: freeLabelKeyField, value: labelValueField.optional() }),
);

const failoverSchema = objectField({
  repository: fleetRepositorySchema,
  environment: filledLabelValueField,
  from: filledLabelValueField,
  to: filledLabelValueField,
  fromLabels: labelsField.optional(),
  toLabels: labelsField.optional(),
  allowRemovals: booleanField.optional(),
  layout: repositoryLayoutSchema.optional(),
}).superRefine(({ from, to, fromLabels = [], toLabels = [] }, context) => {
  if (from === to) {
    context.addIssue({
      code: 'custom',
      path: ['to'],
      message: `${quote(to)} is the region that is left; name another one`,
    });
  }
  if (fromLabels.length + toLabels.length === 0) {
    context.addIssue({
      code: 'custom',
      path: ['toLabels'],
      message:
        'nothing is to change; name the labels by which placements choose the region',
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

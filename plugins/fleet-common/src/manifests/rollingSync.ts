import { z } from 'zod';
import { labelValueField, listField, objectField, textField } from './fields';
import { quote } from './names';

const maxUpdateField = textField(value =>
  /^([1-9]\d{0,3}|(100|[1-9]?\d)%)$/.test(value)
    ? undefined
    : `${quote(
        value,
      )} is neither a number nor a percentage; write for example 1 or 25%`,
);

/** One environment after the other; Applications of environments that no step names are never synced by it. */
export const rollingSyncSchema = listField(
  objectField({
    environments: listField(
      labelValueField.refine(value => value !== '', {
        error: 'it is empty; name an environment',
      }),
    ).min(1, { error: 'it is empty; name the environments of this step' }),
    /** How many Applications at once, `1` or `25%`; all when absent. */
    maxUpdate: maxUpdateField.optional(),
  }),
).superRefine((steps, context) => {
  const seen = new Set<string>();
  steps.forEach(({ environments }, index) =>
    environments.forEach((environment, at) => {
      if (seen.has(environment)) {
        context.addIssue({
          code: 'custom',
          path: [index, 'environments', at],
          message: `${quote(
            environment,
          )} is in an earlier step already; keep one`,
        });
      }
      seen.add(environment);
    }),
  );
});
export type RollingSyncSteps = z.infer<typeof rollingSyncSchema>;

/** `spec.strategy` of an ApplicationSet. */
export interface RollingSyncStrategy {
  type: 'RollingSync';
  rollingSync: {
    steps: {
      matchExpressions: { key: string; operator: 'In'; values: string[] }[];
      maxUpdate?: string | number;
    }[];
  };
}

/** Steps by the label that the template puts on the Applications. */
export function rollingSyncStrategy(
  steps: RollingSyncSteps,
  environmentLabel: string,
): RollingSyncStrategy {
  return {
    type: 'RollingSync',
    rollingSync: {
      steps: steps.map(({ environments, maxUpdate }) => ({
        matchExpressions: [
          { key: environmentLabel, operator: 'In', values: environments },
        ],
        ...(maxUpdate !== undefined && {
          maxUpdate: maxUpdate.endsWith('%') ? maxUpdate : Number(maxUpdate),
        }),
      })),
    },
  };
}

import { z } from 'zod';
import {
  labelKeyField,
  labelMapField,
  labelValueField,
  listField,
  objectField,
} from '../fields';

/** The operators of Kubernetes label selectors. */
export const conditionOperators = [
  'In',
  'NotIn',
  'Exists',
  'DoesNotExist',
] as const;
export type ConditionOperator = (typeof conditionOperators)[number];

/** One entry of `matchExpressions`. */
export const selectorConditionSchema = objectField({
  key: labelKeyField,
  operator: z.enum(conditionOperators, {
    error: `it must be one of ${conditionOperators.join(', ')}`,
  }),
  values: listField(labelValueField).optional(),
}).superRefine(({ operator, values = [] }, context) => {
  const takesValues = operator === 'In' || operator === 'NotIn';
  if (takesValues && values.length === 0) {
    context.addIssue({
      code: 'custom',
      path: ['values'],
      message: `${operator} needs at least one value; add one, or use ${
        operator === 'In' ? 'Exists' : 'DoesNotExist'
      }`,
    });
  }
  if (!takesValues && values.length > 0) {
    context.addIssue({
      code: 'custom',
      path: ['values'],
      message: `${operator} takes no values; remove them, or use ${
        operator === 'Exists' ? 'In' : 'NotIn'
      }`,
    });
  }
});

/** `metav1.LabelSelector`: everything in it must hold; an empty one selects everything. */
export const selectorIntentSchema = objectField({
  matchLabels: labelMapField.optional(),
  matchExpressions: listField(selectorConditionSchema).optional(),
});
export type SelectorIntent = z.infer<typeof selectorIntentSchema>;
export type SelectorCondition = z.infer<typeof selectorConditionSchema>;

/** Does the selector only take clusters that have this label? */
export function requiresLabel(selector: SelectorIntent, key: string): boolean {
  return (
    Object.hasOwn(selector.matchLabels ?? {}, key) ||
    (selector.matchExpressions ?? []).some(
      requirement =>
        requirement.key === key &&
        (requirement.operator === 'In' || requirement.operator === 'Exists'),
    )
  );
}

/** Does it select everything? */
export function selectsEverything(selector: SelectorIntent): boolean {
  return (
    Object.keys(selector.matchLabels ?? {}).length === 0 &&
    (selector.matchExpressions ?? []).length === 0
  );
}

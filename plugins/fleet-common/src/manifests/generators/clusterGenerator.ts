import { z } from 'zod';
import { objectField } from '../fields';
import { strictField } from './generatorFields';
import {
  selectorIntentSchema,
  SelectorIntent,
  requiresLabel,
} from './selectorIntent';

/** Every cluster that a label selector takes, in Argo CD's own shape. */
export const generatorIntentSchema = strictField({
  clusters: objectField({ selector: selectorIntentSchema }),
});
export type GeneratorIntent = z.infer<typeof generatorIntentSchema>;

/** A generator as it stands in `ApplicationSet.spec.generators`. */
export interface ArgoGenerator {
  clusters: { selector: SelectorIntent };
}

/**
 * The generator as it is written. Clusters without the `labels` are left out
 * in so many words: the names of the values files are made from them, and one
 * cluster without would stop the whole ApplicationSet from rendering.
 */
export function toArgoGenerator(
  { clusters }: GeneratorIntent,
  labels: readonly string[],
): ArgoGenerator {
  const { matchLabels = {}, matchExpressions = [] } = clusters.selector;
  const expressions = matchExpressions.map(
    ({ key, operator, values = [] }) => ({
      key,
      operator,
      ...(values.length > 0 && { values }),
    }),
  );
  for (const key of labels) {
    if (!requiresLabel(clusters.selector, key)) {
      expressions.push({ key, operator: 'Exists' });
    }
  }
  return {
    clusters: {
      selector: {
        ...(Object.keys(matchLabels).length > 0 && { matchLabels }),
        ...(expressions.length > 0 && { matchExpressions: expressions }),
      },
    },
  };
}

import {
  ConditionOperator,
  GeneratorIntent,
  SelectorIntent,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { isRecord } from '../formContext';

/** One line of the selector builder; it may be half filled in. */
export interface SelectorRow {
  key: string;
  operator: ConditionOperator;
  values: string[];
}

/** What the field holds: a generator, or nothing yet. */
export type GeneratorValue = Partial<GeneratorIntent>;

export function takesValues(operator: ConditionOperator): boolean {
  return operator === 'In' || operator === 'NotIn';
}

export function rowsOf(value: GeneratorValue | undefined): SelectorRow[] {
  const selector = value?.clusters?.selector;
  if (!isRecord(selector)) return [];
  return [
    ...Object.entries(selector.matchLabels ?? {}).map(
      ([key, label]): SelectorRow => ({
        key,
        operator: 'In',
        values: [label],
      }),
    ),
    ...(selector.matchExpressions ?? []).map(
      ({ key, operator, values = [] }): SelectorRow => ({
        key,
        operator,
        values: [...values],
      }),
    ),
  ];
}

/**
 * The generator that the rows mean. One value is a matchLabel, as people write
 * it by hand; a row that is not filled in stays in as it is, so that it is
 * refused instead of forgotten. No rows are no choice: they never mean every
 * cluster.
 */
export function generatorOf(rows: readonly SelectorRow[]): GeneratorValue {
  if (rows.length === 0) return {};
  const matchLabels: Record<string, string> = {};
  const matchExpressions: NonNullable<SelectorIntent['matchExpressions']> = [];
  for (const { key, operator, values } of rows) {
    const alone = rows.filter(row => row.key === key).length === 1;
    if (operator === 'In' && values.length === 1 && alone && key !== '') {
      matchLabels[key] = values[0];
    } else {
      matchExpressions.push({
        key,
        operator,
        ...(takesValues(operator) && { values: [...values] }),
      });
    }
  }
  return {
    clusters: {
      selector: {
        ...(Object.keys(matchLabels).length > 0 && { matchLabels }),
        ...(matchExpressions.length > 0 && { matchExpressions }),
      },
    },
  };
}

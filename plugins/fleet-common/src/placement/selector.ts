import { eitherOf, Phrase, phrase, phraseText } from '../phrases';
import { HubRefusal } from './failures';
import { LabelSelector, PlacementReason, SelectorOperator } from './types';

/** One requirement of a selector; `matchLabels` is an `In` of one value. */
export interface SelectorRequirement {
  key: string;
  operator: SelectorOperator;
  values: string[];
}

/** Labels of a cluster by their keys. */
export type Labels = Readonly<Record<string, string>>;

/** The label, and never what an object has by nature. */
function labelOf(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

const operators: Readonly<Record<string, SelectorOperator>> = {
  In: 'In',
  NotIn: 'NotIn',
  Exists: 'Exists',
  DoesNotExist: 'DoesNotExist',
};

const labelName = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const labelPrefix =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Whether Kubernetes takes it as the key of a label. */
export function isLabelKey(key: string): boolean {
  const parts = key.split('/');
  if (parts.length > 2) return false;
  const name = parts[parts.length - 1];
  if (parts.length === 1) return labelName.test(name);
  return (
    labelName.test(name) && parts[0].length <= 253 && labelPrefix.test(parts[0])
  );
}

/** Whether Kubernetes takes it as the value of a label. */
export function isLabelValue(value: string): boolean {
  return value === '' || labelName.test(value);
}

/**
 * The requirements of a selector, all of which must hold; none for an empty
 * selector, which takes everything.
 *
 * @param values - `any` for the selector of a generator, which may compare
 * what is no label, such as the URL of a cluster.
 * @throws HubRefusal for a selector that the hub refuses.
 */
export function selectorRequirements(
  selector: LabelSelector,
  values: 'labels' | 'any' = 'labels',
): SelectorRequirement[] {
  const requirements = Object.entries(selector.matchLabels ?? {}).map(
    ([key, value]): SelectorRequirement => ({
      key,
      operator: 'In',
      values: [value],
    }),
  );
  for (const expression of selector.matchExpressions ?? []) {
    const { key } = expression;
    const asked = [...(expression.values ?? [])];
    if (!Object.hasOwn(operators, expression.operator)) {
      throw new HubRefusal(
        `"${expression.operator}" is not a valid label selector operator`,
      );
    }
    const operator = operators[expression.operator];
    if (operator === 'In' || operator === 'NotIn') {
      if (asked.length === 0) {
        throw new HubRefusal(
          "values: Invalid value: []: for 'in', 'notin' operators, values set can't be empty",
        );
      }
    } else if (asked.length > 0) {
      throw new HubRefusal(
        `values: Invalid value: [${asked.join(
          ' ',
        )}]: values set must be empty for exists and does not exist`,
      );
    }
    requirements.push({ key, operator, values: asked });
  }
  for (const requirement of requirements) check(requirement, values);
  return requirements;
}

function check(
  requirement: SelectorRequirement,
  values: 'labels' | 'any',
): void {
  if (!isLabelKey(requirement.key)) {
    throw new HubRefusal(
      `key: Invalid value: "${requirement.key}": a label key consists of letters, digits, '-', '_' and '.', at most 63 of them, with an optional DNS prefix and '/'`,
    );
  }
  if (values === 'any') return;
  const wrong = requirement.values.find(value => !isLabelValue(value));
  if (wrong !== undefined) {
    throw new HubRefusal(
      `values[0][${requirement.key}]: Invalid value: "${wrong}": a label value consists of letters, digits, '-', '_' and '.', at most 63 of them`,
    );
  }
}

export function holds(
  { key, operator, values }: SelectorRequirement,
  labels: Labels,
): boolean {
  const actual = labelOf(labels, key);
  switch (operator) {
    case 'In':
      return actual !== undefined && values.includes(actual);
    case 'NotIn':
      return actual === undefined || !values.includes(actual);
    case 'Exists':
      return actual !== undefined;
    default:
      return actual === undefined;
  }
}

/**
 * Whether labels satisfy a selector, as Kubernetes decides it: `NotIn` holds
 * where the label is absent, and an empty selector takes everything.
 *
 * @throws HubRefusal for a selector that the hub refuses.
 */
export function matchesSelector(
  selector: LabelSelector,
  labels: Labels,
): boolean {
  return selectorRequirements(selector).every(one => holds(one, labels));
}

/**
 * One reason for each requirement of the selector that the labels do not
 * meet; none when it matches.
 *
 * @throws HubRefusal for a selector that the hub refuses.
 */
export function explainSelector(
  selector: LabelSelector,
  labels: Labels,
): PlacementReason[] {
  return explainRequirements(selectorRequirements(selector), labels);
}

export function explainRequirements(
  requirements: readonly SelectorRequirement[],
  labels: Labels,
): PlacementReason[] {
  return requirements
    .filter(one => !holds(one, labels))
    .map(one => {
      const actual = labelOf(labels, one.key);
      return {
        ...placementReason(explain(one, actual)),
        key: one.key,
        operator: one.operator,
        expected: one.values,
        ...(actual === undefined ? {} : { actual }),
      };
    });
}

function explain(
  { key, operator, values }: SelectorRequirement,
  actual: string | undefined,
): Phrase {
  const asked = { key, values: eitherOf(values.map(showValue)) };
  const is = { key, actual: showValue(actual ?? '') };
  switch (operator) {
    case 'In':
      return actual === undefined
        ? phrase('placement.noLabelIn', asked)
        : phrase('placement.otherValue', { ...asked, ...is });
    case 'NotIn':
      return phrase('placement.excludedValue', { ...asked, ...is });
    case 'Exists':
      return phrase('placement.noLabel', { key });
    default:
      return phrase('placement.hasLabel', is);
  }
}

/** A reason in English, and apart from its language. */
export function placementReason(
  said: Phrase,
): Pick<PlacementReason, 'message' | 'phrase'> {
  return { message: phraseText(said), phrase: said };
}

function showValue(value: string): string {
  return value === '' ? 'empty' : value;
}

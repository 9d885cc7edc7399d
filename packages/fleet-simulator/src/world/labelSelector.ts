import { InputError } from '@backstage/errors';

export interface Requirement {
  key: string;
  operator: string;
  values?: readonly string[];
}

export type Labels = Readonly<Record<string, string>>;

/** Kubernetes' meaning of `matchExpressions`: all must hold. */
export function matchesRequirements(
  labels: Labels,
  requirements: readonly Requirement[],
): boolean {
  return requirements.every(({ key, operator, values = [] }) => {
    const value: string | undefined = labels[key];
    switch (operator) {
      case 'In':
        return value !== undefined && values.includes(value);
      case 'NotIn':
        return value === undefined || !values.includes(value);
      case 'Exists':
        return value !== undefined;
      case 'DoesNotExist':
        return value === undefined;
      default:
        throw new InputError(
          `"${operator}" is not a valid label selector operator`,
        );
    }
  });
}

const term =
  /^(?:(?<absent>!)\s*(?<absentKey>[\w./-]+)|(?<setKey>[\w./-]+)\s+(?<set>in|notin)\s*\((?<values>[^()]*)\)|(?<key>[\w./-]+)\s*(?<operator>==|=|!=)\s*(?<value>[\w.-]*)|(?<present>[\w./-]+))$/;

/**
 * The selector that stands in a query (`env=prod,tier in (core,edge),!retired`).
 *
 * @throws InputError with the words in which Kubernetes' parser complains.
 */
export function parseSelector(text: string): Requirement[] {
  if (!text.trim()) return [];
  // A comma inside of parentheses separates values, not terms.
  return text.split(/,(?![^(]*\))/).map(part => {
    const groups = term.exec(part.trim())?.groups;
    if (!groups) {
      throw new InputError(
        `found '${part.trim()}', expected: !, identifier, or 'end of string'`,
      );
    }
    if (groups.absentKey) {
      return { key: groups.absentKey, operator: 'DoesNotExist' };
    }
    if (groups.setKey) {
      return {
        key: groups.setKey,
        operator: groups.set === 'in' ? 'In' : 'NotIn',
        values: groups.values.split(',').map(value => value.trim()),
      };
    }
    if (groups.key) {
      return {
        key: groups.key,
        operator: groups.operator === '!=' ? 'NotIn' : 'In',
        values: [groups.value],
      };
    }
    return { key: groups.present, operator: 'Exists' };
  });
}

import { InputError } from '@backstage/errors';
import { labelSelectorPattern } from '@fleet-portal/backstage-plugin-fleet-common';

/** A Kubernetes label selector in its text form. */
export interface LabelSelector {
  matches(labels: Readonly<Record<string, string>>): boolean;
  /** A label that every match has, to look candidates up by. */
  readonly required?: { readonly key: string; readonly value: string };
}

interface Requirement {
  readonly key: string;
  readonly holds: (value: string | undefined) => boolean;
  readonly equals?: string;
}

/**
 * Reads the text of `labelSelectorPattern`; percent-encoded ones of existing
 * annotations too. Undefined when it cannot be read or is empty.
 */
export function parseLabelSelector(text: string): LabelSelector | undefined {
  const plain = withoutEncoding(text);
  if (!labelSelectorPattern.test(plain)) return undefined;
  const requirements = splitOutsideOfParentheses(plain).map(requirementOf);
  const equal = requirements.find(({ equals }) => equals !== undefined);
  return {
    matches: labels =>
      requirements.every(({ key, holds }) =>
        holds(Object.hasOwn(labels, key) ? labels[key] : undefined),
      ),
    required:
      equal?.equals === undefined
        ? undefined
        : { key: equal.key, value: equal.equals },
  };
}

/**
 * The same for what somebody asked for; undefined when nothing was asked.
 *
 * @throws InputError when it cannot be read
 */
export function requireLabelSelector(
  text: string | undefined,
): LabelSelector | undefined {
  if (text === undefined) return undefined;
  const selector = parseLabelSelector(text);
  if (selector) return selector;
  throw new InputError(
    "The label selector cannot be read; write it as Kubernetes does, for example 'env=prod,tier!=batch'.",
  );
}

/** The existing plugins take a selector as a part of an address as well. */
export function withoutEncoding(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function splitOutsideOfParentheses(text: string): string[] {
  return text.split(/,(?![^(]*\))/).map(part => part.trim());
}

/** Of text that is a requirement: what it is tells how it is read. */
function requirementOf(text: string): Requirement {
  const set = /^(\S+) +(in|notin) *\((.*)\)$/.exec(text);
  if (set) {
    const [, key, operator, list] = set;
    const values = new Set(list.split(',').map(value => value.trim()));
    const isIn = (value: string | undefined) =>
      value !== undefined && values.has(value);
    return { key, holds: operator === 'in' ? isIn : value => !isIn(value) };
  }
  const equal = /^([^ =!]+) *(==|=|!=) *(.*)$/.exec(text);
  if (equal) {
    const [, key, operator, wanted] = equal;
    return operator === '!='
      ? { key, holds: value => value !== wanted }
      : { key, holds: value => value === wanted, equals: wanted };
  }
  return text.startsWith('!')
    ? { key: text.slice(1).trim(), holds: value => value === undefined }
    : { key: text, holds: value => value !== undefined };
}

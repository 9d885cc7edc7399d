import { InputError } from '@backstage/errors';

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
 * `env=prod,tier!=batch,region in (eu, us),!legacy`, as the `selector`
 * parameter of Argo CD and Kubernetes takes it; percent-encoded ones of
 * existing annotations too. Undefined when it cannot be read or is empty.
 */
export function parseLabelSelector(text: string): LabelSelector | undefined {
  const parts = splitOutsideOfParentheses(decode(text));
  const requirements = parts.map(parseRequirement);
  const read = requirements.flatMap(requirement => requirement ?? []);
  if (read.length === 0 || read.length !== requirements.length) {
    return undefined;
  }
  const equal = read.find(requirement => requirement.equals !== undefined);
  return {
    matches: labels =>
      read.every(({ key, holds }) =>
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

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function splitOutsideOfParentheses(text: string): string[] {
  return text
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter(part => part !== '');
}

const keyPattern = '([A-Za-z0-9][A-Za-z0-9._/-]{0,316})';
const setPattern = new RegExp(
  `^${keyPattern}\\s+(in|notin)\\s*\\(([^()]*)\\)$`,
);
const equalPattern = new RegExp(`^${keyPattern}\\s*(==|=|!=)\\s*(\\S*)$`);
const existsPattern = new RegExp(`^(!?)\\s*${keyPattern}$`);

function parseRequirement(text: string): Requirement | undefined {
  const set = setPattern.exec(text);
  if (set) {
    const [, key, operator, list] = set;
    const values = new Set(list.split(',').map(value => value.trim()));
    const isIn = (value: string | undefined) =>
      value !== undefined && values.has(value);
    return { key, holds: operator === 'in' ? isIn : value => !isIn(value) };
  }
  const equal = equalPattern.exec(text);
  if (equal) {
    const [, key, operator, wanted] = equal;
    return operator === '!='
      ? { key, holds: value => value !== wanted }
      : { key, holds: value => value === wanted, equals: wanted };
  }
  const exists = existsPattern.exec(text);
  if (!exists) return undefined;
  const [, not, key] = exists;
  return { key, holds: value => (value === undefined) === (not === '!') };
}

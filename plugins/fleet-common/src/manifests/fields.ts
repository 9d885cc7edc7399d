import { z } from 'zod';
import {
  explainDnsLabel,
  explainDnsSubdomain,
  explainLabelKey,
  explainLabelValue,
  quote,
} from './names';

/** What is wrong with one field of a form or of an action's input. */
export interface FieldProblem {
  /** Path of the field, for example `generator.clusters.selector.matchExpressions[0].key`. */
  field: string;
  /** One sentence without the field's name: what is wrong and what would be right. */
  message: string;
}

/** What zod found, in the order of the fields. */
export function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.map(issue => ({
    field: fieldPath(issue.path),
    message: issueMessage(issue),
  }));
}

/** What is wrong with a key of a map is said by the key's own issues. */
export function issueMessage(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_key'
    ? issue.issues.map(one => one.message).join('; ')
    : issue.message;
}

/** All problems as one text: `namespace: it is empty; give it a name`. */
export function describeProblems(problems: readonly FieldProblem[]): string {
  return problems
    .map(({ field, message }) => (field ? `${field}: ${message}` : message))
    .join('. ');
}

function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

/** Characters that no single line has: line breaks, control characters, half of a pair. */
const notInALine = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFEFF]/u;
/** The same without tab and line feed. */
const notInText = /(?![\t\n])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFEFF]/u;

const missing = (kind: string) => (issue: { input?: unknown }) =>
  issue.input === undefined ? 'it is required' : `it must be ${kind}`;

/** Text that `explain` finds nothing wrong with. */
export function textField(explain: (value: string) => string | undefined) {
  return z.string({ error: missing('text') }).superRefine((value, context) => {
    const message = explain(value);
    if (message) context.addIssue({ code: 'custom', message });
  });
}

export const dnsLabelField = textField(explainDnsLabel);
export const dnsSubdomainField = textField(explainDnsSubdomain);
export const labelKeyField = textField(explainLabelKey);
export const labelValueField = textField(explainLabelValue);
/** Hubs are named by configuration: letters, digits, `-`, `_` and `.`. */
export const hubNameField = textField(value =>
  /^[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/.test(value)
    ? undefined
    : `${quote(value)} is not the name of a hub; take one of fleet.hubs[].name`,
);
export const booleanField = z.boolean({ error: missing('true or false') });

/** One line of free text, for example a description. */
export const lineField = (max: number) =>
  textField(value => {
    if (value.length > max) {
      return `it has ${value.length} characters; shorten it to at most ${max}`;
    }
    if (notInALine.test(value)) {
      return 'it contains a line break or a control character; write it in one line';
    }
    return undefined;
  });

/** Why a text of several lines cannot go into a file; undefined when it can. */
export function explainFileText(value: string): string | undefined {
  if (value.length > 100_000) {
    return 'it is longer than 100,000 characters; keep large files out of the form';
  }
  return notInText.test(value)
    ? 'it contains a control character; use spaces, tabs and line feeds only'
    : undefined;
}

export function listField<T extends z.ZodType>(item: T) {
  return z.array(item, { error: missing('a list') });
}

/** Labels: keys and values checked. */
export const labelMapField = z
  .unknown()
  .superRefine((value, context) => {
    // zod leaves this key out without a word.
    if (value instanceof Object && Object.hasOwn(value, '__proto__')) {
      context.addIssue({
        code: 'custom',
        message: "'__proto__' is not a label key; remove it",
      });
    }
  })
  .pipe(
    z.record(labelKeyField, labelValueField, {
      error: missing('a map of texts'),
    }),
  );

export function objectField<T extends z.ZodRawShape>(shape: T) {
  return z.object(shape, { error: missing('an object') });
}

/** Refuses what a Go template of an ApplicationSet would evaluate. */
export function explainTemplated(value: string): string | undefined {
  return value.includes('{{') || value.includes('}}')
    ? `${quote(
        value,
      )} contains '{{' or '}}', which the hub would evaluate; leave them out`
    : undefined;
}

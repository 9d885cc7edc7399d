import {
  GeneratedApplication,
  Phrase,
  phrase,
  phraseText,
  PreviewChange,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { ApplicationFacts } from './facts';
import { withoutCredentials } from './withoutCredentials';
import { isRecord, readList, readPath, readText } from './json';

/** A reader wants to know what changes, not to read a diff. */
const MOST_DIFFERENCES = 8;

/**
 * What differs between two rendered specs, one short sentence for each field:
 * `project default becomes shop`. Long values are only said to change.
 */
export function specDifferences(before: unknown, after: unknown): Phrase[] {
  const found = differences(before, after, '');
  const more = found.length - MOST_DIFFERENCES;
  return more > 0
    ? [
        ...found.slice(0, MOST_DIFFERENCES),
        phrase('placement.andMore', { count: more }),
      ]
    : found;
}

/** What differs in English, and apart from its language. */
export function toldDetails(
  said: Phrase[],
): Pick<PreviewChange, 'details' | 'phrases'> {
  return {
    details: said.map(phraseText),
    ...(said.length > 0 && { phrases: { details: said } }),
  };
}

function differences(before: unknown, after: unknown, field: string): Phrase[] {
  if (Object.is(before, after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap(key =>
      differences(
        readPath(before, [key]),
        readPath(after, [key]),
        field === '' ? key : `${field}.${key}`,
      ),
    );
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length === after.length) {
      return before.flatMap((item, index) =>
        differences(item, after[index], `${field}[${index}]`),
      );
    }
  }
  return [differenceOf(field, before, after)];
}

/** Values below them are often passwords. */
const secretPath = /(?:^|\.)(?:helm|plugin)(?:\.|\[)/;

function differenceOf(field: string, before: unknown, after: unknown): Phrase {
  const isSecret = secretPath.test(field);
  const shown = (value: unknown) =>
    isSecret ? '' : valueOf(withoutPassword(value));
  if (before === undefined) {
    const value = shown(after);
    return value === ''
      ? phrase('placement.added', { field })
      : phrase('placement.addedValue', { field, value });
  }
  if (after === undefined) return phrase('placement.removed', { field });
  const [old, now] = [shown(before), shown(after)];
  return old === '' || now === ''
    ? phrase('placement.changes', { field })
    : phrase('placement.becomes', { field, before: old, after: now });
}

function withoutPassword(value: unknown): unknown {
  return typeof value === 'string' ? withoutCredentials(value) : value;
}

/** Short plain values only; the rest is for the diff of the pull request. */
function valueOf(value: unknown): string {
  if (value === '') return 'empty';
  const isShown =
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean';
  const text = isShown ? String(value) : '';
  return text === '' || text.length > 60 || text.includes('\n') ? '' : text;
}

/**
 * The same for an Application of which only the projection is known: project,
 * destination and sources.
 */
export function sourceDifferences(
  facts: ApplicationFacts,
  generated: GeneratedApplication,
): Phrase[] {
  return specDifferences(
    {
      project: facts.project,
      cluster: facts.cluster ?? undefined,
      namespace: facts.destination.namespace,
      sources: facts.sources.map(({ revision: _, ...source }) => plain(source)),
    },
    {
      project: generated.project,
      cluster: generated.cluster,
      namespace: generated.destination.namespace,
      sources: sourcesOf(generated.spec),
    },
  );
}

function sourcesOf(spec: Record<string, unknown>) {
  const sources = readList(spec, ['sources']);
  const all = sources.length > 0 ? sources : [readPath(spec, ['source'])];
  return all.filter(isRecord).map(source =>
    plain({
      repoURL: readText(source, ['repoURL']),
      path: readText(source, ['path']),
      chart: readText(source, ['chart']),
      targetRevision: readText(source, ['targetRevision']),
    }),
  );
}

/** An absent field and an empty one ask for the same. */
function plain(source: Record<string, string | undefined>) {
  return Object.fromEntries(
    ['repoURL', 'path', 'chart', 'targetRevision'].flatMap(key =>
      source[key] ? [[key, source[key]]] : [],
    ),
  );
}

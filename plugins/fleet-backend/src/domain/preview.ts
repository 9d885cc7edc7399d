import {
  filesRead,
  GeneratedApplication,
  Phrase,
  phrase,
  PreviewChange,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { ApplicationRow } from './row';
import {
  sourceDifferences,
  specDifferences,
  toldDetails,
} from './specDifferences';

const order: PreviewChange['change'][] = [
  'removed',
  'changed',
  'added',
  'unchanged',
];

/** What the ApplicationSet controller may do to Applications that exist. */
export interface ApplicationsSync {
  readonly updates: boolean;
  readonly deletes: boolean;
}

/** `spec.syncPolicy.applicationsSync`; everything when it is absent. */
export function applicationsSync(policy: unknown): ApplicationsSync {
  return {
    updates: policy !== 'create-only' && policy !== 'create-delete',
    deletes: policy !== 'create-only' && policy !== 'create-update',
  };
}

export interface Comparison {
  readonly changes: PreviewChange[];
  readonly errors: { message: string; field?: string }[];
}

export interface ComparisonInput {
  readonly hub: string;
  /** Name of the ApplicationSet that is proposed. */
  readonly name: string;
  readonly generated: readonly GeneratedApplication[];
  /** What its present spec generates, by Application name; empty if unknown. */
  readonly before: ReadonlyMap<string, GeneratedApplication>;
  /** Its Applications of now. */
  readonly base: readonly ApplicationRow[];
  /** An Application of that name in the same namespace, whoever owns it. */
  readonly existing: (name: string) => ApplicationRow | undefined;
  readonly sync: ApplicationsSync;
  /** False where a generator could not be evaluated: then nothing is removed. */
  readonly complete: boolean;
  readonly placeOf: (cluster: string | null | undefined) => {
    readonly environment?: string;
    readonly production: boolean;
  };
}

/**
 * What a proposed ApplicationSet does to the Applications of one hub: removed
 * first, then changed, added, unchanged; by name within each.
 */
export function compareApplications(input: ComparisonInput): Comparison {
  const changes: PreviewChange[] = [];
  const errors: Comparison['errors'] = [];
  for (const generated of input.generated) {
    const existing = input.existing(generated.name);
    const owner = existing?.facts.applicationSet;
    if (owner !== undefined && owner !== input.name) {
      errors.push({
        message: `Application ${generated.name} exists on ${input.hub} already and belongs to ApplicationSet ${owner}. Choose another name.`,
        field: 'spec.template.metadata.name',
      });
      continue;
    }
    changes.push(compareOne(input, generated, existing));
  }
  changes.push(...removals(input));
  changes.sort(inPreviewOrder);
  return { changes, errors };
}

/** Removed first, then changed, added, unchanged; by name within each. */
export function inPreviewOrder(a: PreviewChange, b: PreviewChange): number {
  return (
    order.indexOf(a.change) - order.indexOf(b.change) ||
    (a.application < b.application ? -1 : 1)
  );
}

function compareOne(
  input: ComparisonInput,
  generated: GeneratedApplication,
  existing: ApplicationRow | undefined,
): PreviewChange {
  const cluster = generated.cluster ?? null;
  const common = {
    application: generated.name,
    cluster,
    ...input.placeOf(cluster),
    reads: filesRead(generated.spec),
  };
  if (!existing) return { ...common, change: 'added', ...toldDetails([]) };
  const details = detailsOf(input, generated, existing);
  if (details.length === 0) {
    return { ...common, change: 'unchanged', ...toldDetails(details) };
  }
  if (!input.sync.updates) {
    const kept = phrase('placement.doesNotUpdate');
    return { ...common, change: 'unchanged', ...toldDetails([kept]) };
  }
  return { ...common, change: 'changed', ...toldDetails(details) };
}

function detailsOf(
  input: ComparisonInput,
  generated: GeneratedApplication,
  existing: ApplicationRow,
): Phrase[] {
  const { facts } = existing;
  const details: Phrase[] = [];
  if (facts.applicationSet === undefined) {
    details.push(phrase('placement.takenOver'));
  }
  const before = input.before.get(generated.name);
  return [
    ...details,
    ...(before
      ? specDifferences(before.spec, generated.spec)
      : sourceDifferences(facts, generated)),
  ];
}

function removals(input: ComparisonInput): PreviewChange[] {
  if (!input.complete || !input.sync.deletes) return [];
  const kept = new Set(input.generated.map(({ name }) => name));
  return input.base
    .filter(row => !kept.has(row.facts.name))
    .map(({ facts }) => ({
      change: 'removed' as const,
      application: facts.name,
      cluster: facts.cluster,
      ...input.placeOf(facts.cluster),
      details: [],
    }));
}

import {
  GeneratedApplication,
  Phrase,
  phrase,
  PlacementResult,
  PreviewChange,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { ApplicationsSync } from './preview';
import type { ApplicationRow } from './row';
import { specDifferences, toldDetails } from './specDifferences';

/** Where an Application is, for the words of a preview. */
export interface PlaceWords {
  readonly environment?: string;
  readonly production: boolean;
}

export interface ClusterChangeInput {
  readonly hub: string;
  readonly cluster: string;
  readonly applicationSet: string;
  /** What the ApplicationSet generates with the cluster as it is, and as it would be. */
  readonly before: PlacementResult;
  readonly after: PlacementResult;
  /** An Application of that name in the namespace of the ApplicationSet. */
  readonly existing: (name: string) => ApplicationRow | undefined;
  readonly sync: ApplicationsSync;
  readonly placeBefore: PlaceWords;
  readonly placeAfter: PlaceWords;
}

export interface ClusterChangeAnswer {
  readonly changes: PreviewChange[];
  readonly errors: { message: string; field?: string }[];
  readonly unsupported: { generator: string; reason: string }[];
}

/**
 * What one ApplicationSet does to its Applications when a cluster changes.
 * Both evaluations know this cluster only: what is generated for others is the
 * same in both and no difference.
 */
export function changesOfCluster(
  input: ClusterChangeInput,
): ClusterChangeAnswer {
  const { applicationSet, before, after } = input;
  const broken = refusalOf(before);
  if (broken !== undefined) {
    return nothingKnown({
      generator: applicationSet,
      reason: `it does not render now: ${broken}`,
    });
  }
  const refusal = refusalOf(after);
  if (refusal !== undefined) {
    const message = `ApplicationSet ${applicationSet} would stop rendering: ${refusal}`;
    return { changes: [], errors: [{ message }], unsupported: [] };
  }
  const unsupported = after.unsupported.map(({ generator, reason }) => ({
    generator: `${applicationSet} ${generator}`,
    reason,
  }));
  const old = byName(before.applications);
  const now = byName(after.applications);
  const errors: ClusterChangeAnswer['errors'] = [];
  const changes: PreviewChange[] = [];
  for (const generated of now.values()) {
    const known = old.get(generated.name);
    if (known) {
      changes.push(...differenceOf(input, known, generated));
      continue;
    }
    const taken = input.existing(generated.name);
    if (taken) errors.push(nameTaken(input, taken));
    else changes.push(changeOf(input, 'added', generated.name, []));
  }
  for (const { name } of unsupported.length > 0 ? [] : old.values()) {
    if (now.has(name) || !input.existing(name)) continue;
    changes.push(
      input.sync.deletes
        ? changeOf(input, 'removed', name, [])
        : changeOf(input, 'unchanged', name, [
            phrase('placement.doesNotDelete'),
          ]),
    );
  }
  return { changes, errors, unsupported };
}

function differenceOf(
  input: ClusterChangeInput,
  before: GeneratedApplication,
  after: GeneratedApplication,
): PreviewChange[] {
  const details =
    before.cluster !== undefined && after.cluster === undefined
      ? [phrase('placement.becomesGone', { cluster: before.cluster })]
      : specDifferences(before.spec, after.spec);
  if (details.length === 0 || !input.sync.updates) return [];
  return [changeOf(input, 'changed', after.name, details)];
}

function changeOf(
  { applicationSet, cluster, placeBefore, placeAfter }: ClusterChangeInput,
  change: PreviewChange['change'],
  application: string,
  details: Phrase[],
): PreviewChange {
  const place = change === 'added' ? placeAfter : placeBefore;
  return {
    change,
    application,
    cluster,
    ...place,
    ...toldDetails(details),
    applicationSet,
  };
}

function nameTaken(
  { hub, applicationSet }: ClusterChangeInput,
  { facts }: ApplicationRow,
) {
  const owner =
    facts.applicationSet === undefined
      ? 'belongs to no ApplicationSet'
      : `belongs to ApplicationSet ${facts.applicationSet}`;
  return {
    message: `ApplicationSet ${applicationSet} would generate ${facts.name}, which exists on ${hub} already and ${owner}.`,
  };
}

function nothingKnown(
  part: ClusterChangeAnswer['unsupported'][number],
): ClusterChangeAnswer {
  return { changes: [], errors: [], unsupported: [part] };
}

function refusalOf({ errors }: PlacementResult): string | undefined {
  return errors.find(({ stage }) => stage === 'generate')?.message;
}

function byName(
  applications: readonly GeneratedApplication[],
): Map<string, GeneratedApplication> {
  return new Map(applications.map(one => [one.name, one]));
}

import type {
  Fate,
  PlacedChange,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { code } from './inline';
import { section } from './section';

/** An Application that loses its ApplicationSet. */
export interface LeavingApplication extends PlacedChange {
  fate: Fate;
}

export interface ServiceRetirementWords {
  name: string;
  /** Hubs whose ApplicationSet goes. */
  hubs: readonly string[];
  /** Hubs that have an ApplicationSet which no file in the repository makes. */
  without: readonly string[];
  leaving: readonly LeavingApplication[];
  /** Files that the pull request deletes. */
  files: readonly string[];
  /** Files of the service that stay. */
  kept: readonly string[];
}

const fates: Record<Fate, string> = {
  deleted: 'deleted, with what it has deployed',
  preserved: 'deleted; what it has deployed stays',
  orphaned: 'stays, and no ApplicationSet owns it',
};

const explained: Record<Fate, string> = {
  deleted:
    'Where what is deployed is deleted too, the service stops there as soon as the hub has read the merge.',
  preserved:
    'Where `preserveResourcesOnDeletion` is set, what is deployed runs on, and nobody manages it: delete it by hand.',
  orphaned:
    'Where `applicationsSync` forbids that Applications are deleted, they stay and go on syncing: delete them by hand.',
};

/** `This pull request will take cart off prod-hub: 2 Applications on 2 clusters go (2 in production)`. */
export function serviceRetirementSentence({
  name,
  hubs,
  without,
  leaving,
  files,
}: ServiceRetirementWords): string {
  if (files.length === 0) {
    const still =
      without.length > 0
        ? `; ${without.join(', ')} still ${
            without.length === 1 ? 'has' : 'have'
          } its ApplicationSet`
        : '';
    return `${name} has no ApplicationSet in the fleet repository to take away${still}`;
  }
  const gone = leaving.filter(({ fate }) => fate !== 'orphaned');
  const stay = leaving.length - gone.length;
  const production = gone.filter(one => one.production).length;
  const clusters = new Set(gone.map(one => `${one.hub}/${one.cluster}`)).size;
  return [
    `This pull request will take ${name} off ${hubs.join(', ')}: `,
    `${count(gone.length, 'Application')} on ${count(clusters, 'cluster')} `,
    gone.length === 1 ? 'goes' : 'go',
    production > 0 ? ` (${production} in production)` : '',
    stay > 0 ? `, ${count(stay, 'Application')} will have no owner` : '',
  ].join('');
}

/** What a service leaves behind, as the text of its pull request. */
export function serviceRetirementMarkdown(
  words: ServiceRetirementWords,
): string {
  const { leaving, files, kept } = words;
  const kinds = new Set(leaving.map(({ fate }) => fate));
  return [
    `## ${serviceRetirementSentence(words)}`,
    ...section(
      'Applications',
      [...kinds].map(fate => explained[fate]).join(' '),
      ['Application', 'Environment', 'Cluster', 'Hub', 'What becomes of it'],
      leaving.map(one => [
        code(one.application),
        one.environment === undefined ? '' : code(one.environment),
        one.cluster === null ? 'unknown cluster' : code(one.cluster),
        code(one.hub),
        one.production ? `**${fates[one.fate]}**` : fates[one.fate],
      ]),
    ),
    ...section(
      'Files that it deletes',
      'Each hub deletes its ApplicationSet once the file is gone and its root Application prunes.',
      ['File'],
      files.map(path => [code(path)]),
    ),
    ...section(
      'Files that stay',
      'They are of other hubs, of the catalog, or not written by the portal.',
      ['File'],
      kept.map(path => [code(path)]),
    ),
    '',
  ].join('\n');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

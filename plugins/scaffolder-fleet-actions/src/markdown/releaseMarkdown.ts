import type { ReleaseProposal, ReleaseStep } from '../releases/proposeRelease';
import { filesMarkdown } from './filesMarkdown';
import { code, sentence } from './inline';
import { section } from './section';

export interface ReleaseWords extends ReleaseProposal {
  name: string;
  environment: string;
  /** Why it is this release; one sentence without its full stop. */
  why: string;
}

/** `This pull request will take checkout-api in prod from 2.14.3 to 2.16.0 on 2 clusters; 1 cluster stays at 2.14.1`. */
export function releaseSentence(words: ReleaseWords): string {
  const { name, environment, version, steps, unchanged } = words;
  const going = steps.filter(({ heldBy }) => heldBy === undefined);
  const held = steps.filter(({ heldBy }) => heldBy !== undefined);
  if (unchanged) {
    return `${words.path} has ${version} already`;
  }
  return [
    `This pull request will take ${name} in ${environment} `,
    `from ${versions(going.map(({ from }) => from ?? 'nothing'))} `,
    `to ${version} on ${clusters(going.length)}`,
    held.length > 0
      ? `; ${clusters(held.length)} ${
          held.length === 1 ? 'stays' : 'stay'
        } at ${versions(held.map(({ to }) => to))}`
      : '',
  ].join('');
}

/** A release from → to on every cluster, as the text of its pull request. */
export function releaseMarkdown(words: ReleaseWords): string {
  const { steps, why, path, key, unchanged } = words;
  return [
    `## ${releaseSentence(words)}`,
    '',
    `${sentence(why)}.`,
    ...section(
      'From and to',
      'What each cluster runs now is the word of its hub.',
      ['Cluster', 'Hub', 'Application', 'From', 'To'],
      steps.map(stepRow),
    ),
    filesMarkdown(unchanged ? [] : [{ path, keys: [key] }]),
  ].join('\n');
}

function stepRow(step: ReleaseStep): string[] {
  const { cluster, hub, application, from, to, heldBy } = step;
  return [
    cluster === undefined ? 'unknown cluster' : code(cluster),
    code(hub),
    code(application),
    from === undefined ? 'not deployed' : code(from),
    heldBy === undefined ? code(to) : `stays: ${code(heldBy)} decides`,
  ];
}

function versions(list: readonly string[]): string {
  return [...new Set(list)].join(', ');
}

function clusters(number: number): string {
  return `${number} cluster${number === 1 ? '' : 's'}`;
}

import {
  leftBehind,
  PreviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { code, sentence } from './inline';
import { section } from './section';

export interface RetirementWords {
  hub: string;
  cluster: string;
  /** Files that the pull request deletes. */
  files: readonly string[];
  /** Files that stay, since another hub has a cluster of that name. */
  shared: readonly string[];
  /** Is it the last cluster in the hub's folder? */
  isLast: boolean;
  preview: PreviewResponse;
}

/** `This pull request will take prod-eu-1 off prod-hub; 2 Applications are left behind on it`. */
export function retirementSentence({
  hub,
  cluster,
  files,
  preview,
}: RetirementWords): string {
  if (files.length === 0) return `${cluster} is not in the fleet repository`;
  const left = leftBehind(preview).length;
  const behind =
    left === 0
      ? 'no Application is on it any more'
      : `${left} Application${left === 1 ? ' is' : 's are'} left behind on it`;
  return `This pull request will take ${cluster} off ${hub}; ${behind}`;
}

/** What a cluster leaves behind, as the text of its pull request. */
export function retirementMarkdown(words: RetirementWords): string {
  const { files, shared, isLast, preview, hub } = words;
  const left = leftBehind(preview);
  return [
    `## ${retirementSentence(words)}`,
    ...section(
      'Applications that are left behind',
      'The hub forgets where they are: what they have deployed stays on the cluster, and nobody manages it.',
      ['Application', 'ApplicationSet', 'What becomes of it'],
      left.map(one => [
        code(one.application),
        one.applicationSet ? code(one.applicationSet) : '',
        one.change === 'removed'
          ? 'its ApplicationSet deletes it'
          : one.details.map(sentence).join('; '),
      ]),
    ),
    ...section(
      'Files that it deletes',
      isLast
        ? `This is the last cluster in the folder of ${code(
            hub,
          )}. Argo CD prunes nothing when a folder is gone, so the first command takes the cluster off the hub.`
        : `${code(hub)} forgets the cluster once they are gone.`,
      ['File'],
      files.map(path => [code(path)]),
    ),
    ...section(
      'Files that stay',
      'Another hub has a cluster of this name, which may need them: its accounts are left alone too.',
      ['File'],
      shared.map(path => [code(path)]),
    ),
    ...section(
      'Not known',
      'What these ApplicationSets would do without the cluster; their Applications on it are listed above.',
      ['Generator', 'Why'],
      preview.hubs.flatMap(({ unsupported }) =>
        unsupported.map(one => [code(one.generator), sentence(one.reason)]),
      ),
    ),
    '',
  ].join('\n');
}

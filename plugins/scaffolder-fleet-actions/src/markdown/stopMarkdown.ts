import type { PullRequest } from '../pullRequest/GithubRepository';
import type { TakenBack } from '../upgrades/takeBack';
import { code, sentence } from './inline';
import { section } from './section';

export interface StopWords {
  version: string;
  reason: string;
  closed: readonly PullRequest[];
  takenBack: readonly TakenBack[];
}

/** `The upgrade to v1.36.1 is stopped: 1 pull request closed, 2 files go back` */
export function stopSentence({ version, closed, takenBack }: StopWords) {
  const files = takenBack.reduce((sum, one) => sum + one.files.length, 0);
  return `The upgrade to ${version} is stopped: ${closed.length} pull request${
    closed.length === 1 ? '' : 's'
  } closed, ${files} file${files === 1 ? ' goes' : 's go'} back`;
}

/** What a stop does, as the text of the pull request that takes things back. */
export function stopMarkdown(words: StopWords): string {
  const { reason, closed, takenBack } = words;
  return [
    `## ${stopSentence(words)}`,
    '',
    sentence(reason),
    ...section(
      'Closed pull requests',
      'Waves that were proposed and not merged.',
      ['Pull request', 'Branch'],
      closed.map(({ number, url, branch }) => [
        `[${number}](${url})`,
        code(branch),
      ]),
    ),
    ...section(
      'Taken back',
      'As they were before the first pull request of the wave was merged.',
      ['Wave', 'Since', 'File'],
      takenBack.flatMap(({ wave, since, files }) =>
        files.map(({ path }) => [code(wave), `#${since}`, code(path)]),
      ),
    ),
    ...section(
      'Left',
      'Came since. To take one away, delete it by hand: what it made goes with it.',
      ['Wave', 'File'],
      takenBack.flatMap(({ wave, added }) =>
        added.map(path => [code(wave), code(path)]),
      ),
    ),
    '',
    'Control planes and machines keep their version: Kubernetes is never downgraded. A cluster that cannot stay is restored or replaced.',
    '',
  ].join('\n');
}

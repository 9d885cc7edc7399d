import type { PreviewIntent } from '../previews/previewIntent';
import { code } from './inline';
import { section } from './section';

/** `This pull request will deploy every open pull request of acme/shop with the label preview to dev-eu-1`. */
export function previewEnvironmentSentence({
  pullRequests,
  cluster,
}: PreviewIntent): string {
  const { labels } = pullRequests;
  return `This pull request will deploy every open pull request of ${repositoryOf(
    pullRequests.repoUrl,
  )} with the label${labels.length === 1 ? '' : 's'} ${labels.join(
    ' and ',
  )} to ${cluster}`;
}

/** What preview environments come to, as the text of their pull request. */
export function previewEnvironmentMarkdown(
  intent: PreviewIntent,
  files: readonly string[],
): string {
  const { name, hub, cluster, project } = intent;
  return [
    `## ${previewEnvironmentSentence(intent)}`,
    '',
    'Each gets an Application and a namespace of its own, and both go when it is closed or loses a label. How many there are is known to the hub only, which asks the Git host every three minutes.',
    ...section(
      'For each pull request',
      `${code('N')} is its number.`,
      ['Application', 'Namespace', 'Cluster', 'Hub', 'Project'],
      [[`${name}-pr-N`, `${name}-pr-N`, cluster, hub, project].map(code)],
    ),
    ...section(
      'Files',
      'The service itself is not changed.',
      ['File'],
      files.map(path => [code(path)]),
    ),
    '',
  ].join('\n');
}

function repositoryOf(repoUrl: string): string {
  const { searchParams } = new URL(`https://${repoUrl}`);
  return `${searchParams.get('owner')}/${searchParams.get('repo')}`;
}

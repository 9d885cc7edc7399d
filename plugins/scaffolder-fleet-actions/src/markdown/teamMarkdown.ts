import type { TeamGrant } from '../teams/teamGrant';
import { ChangedFile, filesMarkdown } from './filesMarkdown';
import { code } from './inline';
import { section } from './section';

export interface TeamWords {
  grant: TeamGrant;
  /** Lines of policy that are new. */
  policy: readonly string[];
  files: readonly ChangedFile[];
}

const may = {
  read: 'see its Applications and read their logs',
  sync: 'see and sync its Applications and read their logs',
  manage:
    'see, sync, create, change and delete its Applications and read their logs',
};

/** `This pull request will let acme:shop see and sync its Applications in project shop`. */
export function teamSentence({ grant, files }: TeamWords): string {
  const { groups, project, access } = grant;
  if (files.length === 0) {
    return `${groups.join(', ')} may do this in project ${project} already`;
  }
  return `This pull request will let ${groups.join(', ')} ${
    may[access]
  } in project ${project}`;
}

/** What a team gets, as the text of its pull request. */
export function teamMarkdown(words: TeamWords): string {
  const { grant, policy, files } = words;
  const clusters = grant.clusters?.length ? grant.clusters : ['*'];
  return [
    `## ${teamSentence(words)}`,
    ...section(
      'Where',
      'Applications of the project may go to these namespaces, and no further.',
      ['Clusters', 'Namespaces'],
      [[clusters.map(code).join(', '), grant.namespaces.map(code).join(', ')]],
    ),
    ...section(
      'New lines of policy',
      'They add to what is there; nothing is taken away.',
      ['Line'],
      policy.map(line => [code(line)]),
    ),
    filesMarkdown(files),
  ].join('\n');
}

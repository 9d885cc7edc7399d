import type { ChosenBackup } from '../recovery/chooseBackup';
import type { RestoreIntent } from '../recovery/restoreIntent';
import { isDrill, mappingOf, restoreName } from '../recovery/restoreManifests';
import { filesMarkdown } from './filesMarkdown';
import { code } from './inline';
import { section } from './section';

export interface RestoreWords {
  intent: RestoreIntent;
  chosen: ChosenBackup;
  files: readonly string[];
}

/** `This pull request will restore shop on prod-eu-1 from nightly-1 into shop-drill: a drill`. */
export function restoreSentence({ intent, files }: RestoreWords): string {
  const { namespaces, cluster, backup } = intent;
  const what = `${namespaces.join(', ')} on ${cluster} from ${backup}`;
  if (files.length === 0)
    return `Restore ${restoreName(intent)} is in Git already`;
  return isDrill(intent)
    ? `This pull request will prove by a drill that ${what} can be restored`
    : `This pull request will restore ${what}`;
}

/** What a restore does, as the text of its pull request. */
export function restoreMarkdown(words: RestoreWords): string {
  const { intent, chosen, files } = words;
  const { backup, present, readAt } = chosen;
  const mapping = mappingOf(intent);
  const update = intent.existingResourcePolicy === 'update';
  const state = backup.startedAt ?? backup.finishedAt;
  return [
    `## ${restoreSentence(words)}`,
    '',
    `It brings back the state of ${code(state ?? 'an unknown time')}. ${
      backup.words
    }`,
    ...(readAt
      ? [
          '',
          `The cluster could not be read just now; its backups are those of ${code(
            readAt,
          )}.`,
        ]
      : []),
    ...section(
      'What goes where',
      update
        ? 'Objects that are there are brought up to the backup, but for those that cannot be changed.'
        : 'Objects that are there stay as they are; only what is missing is made.',
      ['Namespace', 'Goes into', 'There now', 'Besides'],
      intent.namespaces.map(from => {
        const to = mapping[from] ?? from;
        return [code(from), code(to), ...presentWords(present, from, to)];
      }),
    ),
    '',
    'Velero runs a Restore once, when it reaches the cluster. Take the file out of Git when it is over: what was restored stays.',
    filesMarkdown(files.map(path => ({ path, keys: [] }))),
  ].join('\n');
}

function presentWords(
  present: ChosenBackup['present'],
  from: string,
  to: string,
): string[] {
  if (!present) return ['not known', ''];
  const there = present.find(({ namespace }) => namespace === to);
  const byGit = present.find(({ namespace }) => namespace === from)?.by;
  return [
    there ? 'yes' : 'no',
    from === to && byGit && byGit.startsWith('git')
      ? 'Git brings back its objects, too: Argo CD compares what is restored with Git.'
      : '',
  ];
}

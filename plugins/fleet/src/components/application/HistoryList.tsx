import { ReactNode } from 'react';
import {
  Commit,
  HistoryEntry,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { CopyButton, SafeLink } from '../links';
import { Age } from '../time';
import styles from './HistoryList.module.css';

export interface ShownDeployment extends HistoryEntry {
  key: string;
  /** Where, or on how many clusters. */
  where?: ReactNode;
  /** What is known of its first revision. */
  commit?: Commit;
}

/** Deployments, newest first: which release, when, by whom, which commit. */
export const HistoryList = ({
  entries,
}: {
  entries: readonly ShownDeployment[];
}) => {
  const t = useFleetText();
  return (
    <ol className={styles.list}>
      {entries.map(entry => (
        <li key={entry.key}>
          <Release entry={entry} />
          <div className={styles.words}>
            {otherRevisions(entry).map(revision => (
              <span key={revision} className={styles.code}>
                {shortRevision(revision)}{' '}
                <CopyButton value={revision} what={revision} />
              </span>
            ))}{' '}
            {entry.initiatedBy
              ? t('application.by', { who: entry.initiatedBy })
              : entry.automated && t('application.automated')}
            {entry.commit && <CommitWords commit={entry.commit} />}
          </div>
          <div className={styles.when}>
            <Age at={entry.deployedAt} />
            {entry.where && <div>{entry.where}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
};

/** What people call it; a commit that has no other name is not said again. */
const Release = ({ entry }: { entry: HistoryEntry }) => {
  const called = nameOf(entry);
  const commit = entry.revisions.find(one => shortRevision(one) === called);
  return (
    <strong>
      {called} {commit && <CopyButton value={commit} what={commit} />}
    </strong>
  );
};

function nameOf({ version, revisions }: HistoryEntry): string {
  return version ?? shortRevision(revisions[0]);
}

/** Two sources of one repository share a commit. */
function otherRevisions(entry: HistoryEntry): string[] {
  return [...new Set(entry.revisions)].filter(
    revision => shortRevision(revision) !== nameOf(entry),
  );
}

const CommitWords = ({ commit }: { commit: Commit }) => {
  const t = useFleetText();
  const { author, message, pullRequest, url } = commit;
  return (
    <div>
      {message && <SafeLink href={url}>{message}</SafeLink>}{' '}
      {author && t('rollout.commitBy', { who: author })}{' '}
      {pullRequest && (
        <SafeLink href={pullRequest.url}>
          {t('rollout.pullRequestNumber', {
            number: String(pullRequest.number),
          })}
        </SafeLink>
      )}
    </div>
  );
};

/** The first seven digits of a commit; chart versions stay whole. */
export function shortRevision(revision: string | undefined): string {
  if (revision === undefined) return '-';
  return /^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, 7) : revision;
}

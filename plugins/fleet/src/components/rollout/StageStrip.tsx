import { ReactNode } from 'react';
import {
  Commit,
  fleetStates,
  RolloutDetail,
  StateCounts,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText, useFleetText } from '../../translation';
import { shortRevision } from '../application';
import { StepBox, Steps } from '../layout';
import { CopyButton, SafeLink } from '../links';
import { ShownState } from '../state';
import { Age } from '../time';

/** Commit, generated, synced, healthy: how far the release came as a whole. */
export const StageStrip = ({ detail }: { detail: RolloutDetail }) => {
  const t = useFleetText();
  const { rollout, clusters, commits } = detail;
  const { total, generated, synced, healthy } = rollout.progress;
  const counted = clusters.filter(one => one.state !== 'notHeard');
  const unsynced = counted.filter(one => one.syncedAt === undefined);
  const [commit] = commits;
  const of = (n: number) => t('rollout.ofAll', { n, total });
  return (
    <Steps>
      {commit?.pullRequest && (
        <Stage
          state="healthy"
          title={t('rollout.pullRequest')}
          value={
            <SafeLink href={commit.pullRequest.url}>
              #{commit.pullRequest.number}
            </SafeLink>
          }
          share={1}
        >
          {commit.message}
        </Stage>
      )}
      {commit ? (
        <CommitStage commit={commit} since={rollout.startedAt} />
      ) : (
        <Stage
          state="healthy"
          title={t('rollout.firstTrace')}
          value={<Age at={rollout.startedAt} />}
          share={1}
        >
          {t('rollout.firstTraceWhy')}
        </Stage>
      )}
      <Stage
        title={t('rollout.generated')}
        value={of(generated)}
        share={generated / (total || 1)}
      >
        {t('rollout.generatedWhy')}
      </Stage>
      <Stage
        title={t('rollout.synced')}
        value={of(synced)}
        share={synced / (total || 1)}
      >
        {stateWords(countsOf(unsynced), t) || t('rollout.syncedWhy')}
      </Stage>
      <Stage
        title={t('rollout.healthy')}
        value={of(healthy)}
        share={healthy / (total || 1)}
      >
        {stateWords(rollout.progress.states, t) || t('rollout.healthyWhy')}
      </Stage>
    </Steps>
  );
};

const CommitStage = ({ commit, since }: { commit: Commit; since: string }) => {
  const t = useFleetText();
  return (
    <Stage
      state="healthy"
      title={t('rollout.committed')}
      value={<Age at={commit.committedAt ?? since} />}
      share={1}
    >
      <SafeLink href={commit.url}>
        <code>{shortRevision(commit.revision)}</code>
      </SafeLink>{' '}
      <CopyButton value={commit.revision} what={commit.revision} />{' '}
      {commit.author && t('rollout.commitBy', { who: commit.author })}
      {!commit.pullRequest && commit.message && <div>{commit.message}</div>}
    </Stage>
  );
};

const Stage = ({
  title,
  value,
  share,
  state,
  children,
}: {
  title: string;
  value: ReactNode;
  /** 0 to 1. */
  share: number;
  state?: ShownState;
  children: ReactNode;
}) => (
  <StepBox
    title={title}
    state={state ?? (share === 1 ? 'healthy' : 'progressing')}
    value={value}
    share={share}
  >
    {children}
  </StepBox>
);

function countsOf(clusters: RolloutDetail['clusters']): StateCounts {
  const counts: StateCounts = {};
  for (const { state } of clusters) {
    if (state) counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
}

/** `1 Contradicted, 3 Waiting`, worst first. */
function stateWords(counts: StateCounts, t: FleetText): string {
  return fleetStates
    .filter(state => (counts[state] ?? 0) > 0)
    .map(state => `${counts[state]} ${t(`state.${state}`)}`)
    .join(', ');
}

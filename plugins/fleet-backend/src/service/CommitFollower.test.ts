import { setImmediate as nextTurn } from 'node:timers/promises';
import { FakeHubClient } from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import { mockServices } from '@backstage/backend-test-utils';
import {
  buildApplication,
  buildHub,
  FakeFleetModel,
  NOW,
} from '../__testUtils__';
import type { CommitFacts } from '../domain/releaseWords';
import type { HistoryStore } from '../history';
import { StepClock } from '../history/__testUtils__/StepClock';
import { CommitBook } from './CommitBook';
import { CommitFollower } from './CommitFollower';

const revisionOf = (index: number) => index.toString(16).padStart(40, '0');

/** A service of its own for each revision, deployed to one cluster. */
function applications(count: number, first = 1) {
  return Array.from({ length: count }, (_, at) => {
    const revisions = [revisionOf(first + at)];
    return buildApplication(`service-${first + at}`, 'prod-eu-1', {
      history: [{ id: 1, revisions, deployedAt: new Date(NOW).toISOString() }],
    });
  });
}

function start(count: number) {
  const client = new FakeHubClient('prod-hub');
  const kept = new Map<string, CommitFacts>();
  const store: Pick<HistoryStore, 'commits' | 'keepCommit'> = {
    commits: async (_, wanted) =>
      wanted.flatMap(revision => kept.get(revision) ?? []),
    keepCommit: async commit => {
      kept.set(commit.revision, commit);
    },
  };
  const clock = new StepClock(NOW);
  const model = new FakeFleetModel([
    buildHub('prod-hub', { applications: applications(count) }),
  ]);
  const commits = new CommitBook({
    store: () => store as HistoryStore,
    clients: new Map([['prod-hub', client]]),
    now: () => clock.now(),
    logger: mockServices.logger.mock(),
  });
  const stop = new CommitFollower({ model, commits, clock }).start();
  const round = async () => {
    clock.step(10_000);
    // The next round is due when this one is over.
    while (clock.pending === 0) await nextTurn();
  };
  const tell = (index: number) =>
    client.revisions.set(revisionOf(index), {
      author: 'Ada',
      message: `Release ${index}`,
      committedAt: new Date(NOW).toISOString(),
    });
  return { client, kept, model, commits, round, stop, tell };
}

describe('CommitFollower', () => {
  it('learns the commits of a fleet a dozen in ten seconds, and each once', async () => {
    const { client, kept, round, tell } = start(30);
    for (let index = 1; index <= 30; index += 1) tell(index);
    const asked: number[] = [];
    for (let at = 0; at < 5; at += 1) {
      await round();
      asked.push(client.calls.length);
    }
    expect(asked).toEqual([12, 24, 30, 30, 30]);
    expect(kept.size).toBe(30);
  });

  it('asks for what is deployed later, and leaves answers to the database', async () => {
    const { client, model, commits, round, tell } = start(1);
    tell(1);
    tell(2);
    await round();
    const [later] = applications(1, 2);
    const [hub] = model.hubs();
    model.change(
      [
        {
          ...hub,
          applications: new Map([
            ...hub.applications,
            [`argocd/${later.name}`, later],
          ]),
        },
      ],
      {
        applications: [
          { hub: 'prod-hub', namespace: 'argocd', name: later.name },
        ],
      },
    );
    const wanted = [{ applications: [later], revisions: [[revisionOf(2)]] }];
    const before = await commits.recall(wanted);
    expect(before.of([revisionOf(2)])).toEqual([]);
    expect(client.calls).toHaveLength(1);
    await round();
    const after = await commits.recall(wanted);
    expect(after.of([revisionOf(2)])).toEqual([
      expect.objectContaining({ message: 'Release 2' }),
    ]);
    expect(client.calls).toHaveLength(2);
  });

  it('does not insist where a hub refuses, and ends with the plugin', async () => {
    const { client, round, stop } = start(3);
    client.troubles.set('getRevisionMetadata', new Error('not for you'));
    await round();
    await round();
    expect(client.calls).toHaveLength(3);
    stop();
  });
});

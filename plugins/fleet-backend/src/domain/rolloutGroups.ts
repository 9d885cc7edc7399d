import { ClusterDeployment, deploymentsOf } from './deliveryDeployments';
import { DeliveryEvent, revisionWord } from './deliveryEvent';
import { isWaiting } from './deliveryWatch';
import { isSyncing } from './lastSync';
import { objectKeyOf } from './facts';
import { groupBy } from './memo';
import type { ApplicationRow } from './row';

/** An Application that is to get a revision and does not have it yet. */
export interface PendingMember {
  readonly row: ApplicationRow;
  /** Milliseconds since the epoch. */
  readonly generatedAt?: number;
}

/** One revision on its way over the Applications of a service. */
export interface RolloutGroup {
  /** The revision, and how often it was rolled out before. */
  readonly id: string;
  readonly revisions: readonly string[];
  readonly occurrence: number;
  readonly deployments: readonly ClusterDeployment[];
  readonly pending: readonly PendingMember[];
  /** The first trace of it on any hub, milliseconds since the epoch. */
  readonly startedAt: number;
}

interface Draft {
  id: string;
  revisions: readonly string[];
  occurrence: number;
  deployments: ClusterDeployment[];
  pending: PendingMember[];
}

/**
 * The rollouts of one service, newest first: what its events tell, and what
 * its Applications wait for now.
 */
export function rolloutGroups(
  rows: readonly ApplicationRow[],
  events: readonly DeliveryEvent[],
): RolloutGroup[] {
  const deployments = deploymentsOf(events);
  const groups = new Map<string, Draft>();
  for (const deployment of deployments) {
    draftOf(
      groups,
      deployment.revisions,
      deployment.occurrence,
    ).deployments.push(deployment);
  }
  const newest = newestFirst([...groups.values()])[0];
  const words = lastWords(events, deployments);
  const had = new Set(deployments.map(one => `${keyOf(one)} ${one.revision}`));
  for (const row of rows) {
    const word = words.get(objectKeyOf(row.facts));
    const wanted = wantedBy(row, word, groups, newest);
    // What it had and gave up was rolled back, and is not on its way again.
    if (!wanted || had.has(`${keyOf(row.facts)} ${revisionWord(wanted)}`)) {
      continue;
    }
    const draft = draftOf(groups, wanted, 0);
    const own = revisionWord(word?.revisions ?? []) === revisionWord(wanted);
    draft.pending.push({ row, generatedAt: own ? word?.at : undefined });
  }
  return newestFirst([...groups.values()]).map(draft => ({
    ...draft,
    startedAt: startOf(draft),
  }));
}

function draftOf(
  groups: Map<string, Draft>,
  revisions: readonly string[],
  occurrence: number,
): Draft {
  const word = revisionWord(revisions);
  const id = occurrence === 0 ? word : `${word}~${occurrence}`;
  const known = groups.get(id);
  if (known) return known;
  const made = { id, revisions, occurrence, deployments: [], pending: [] };
  groups.set(id, made);
  return made;
}

/** What the hub last generated for each Application, unless it was deployed since. */
function lastWords(
  events: readonly DeliveryEvent[],
  deployments: readonly ClusterDeployment[],
): Map<string, DeliveryEvent> {
  const deployedAt = new Map<string, number>();
  for (const { uid, deployedAt: at } of deployments) {
    deployedAt.set(uid, Math.max(at, deployedAt.get(uid) ?? 0));
  }
  const words = new Map<string, DeliveryEvent>();
  const generated = events.filter(
    ({ kind, uid, at }) =>
      kind === 'generated' && at > (deployedAt.get(uid ?? '') ?? 0),
  );
  const byApplication = groupBy(generated, nameOf);
  for (const [name, of] of byApplication) {
    words.set(
      name,
      of.reduce((a, b) =>
        b.at > a.at || (b.at === a.at && b.key > a.key) ? b : a,
      ),
    );
  }
  return words;
}

/**
 * The revision that an Application is to get. Drift alone looks the same as
 * something newer in Git, so there has to be a witness besides `OutOfSync`: the
 * moment in which it turned, a RollingSync that makes it wait, or a sync that
 * runs.
 */
function wantedBy(
  row: ApplicationRow,
  word: DeliveryEvent | undefined,
  groups: ReadonlyMap<string, Draft>,
  newest: Draft | undefined,
): readonly string[] | undefined {
  const { comparedRevisions } = row.facts;
  if (!isWaiting(row.facts) || !comparedRevisions) return undefined;
  const rolling =
    row.progressive !== undefined && row.progressive.status !== 'Healthy';
  const compared = revisionWord(comparedRevisions);
  const witnessed = word && revisionWord(word.revisions) === compared;
  // In a shared repository it may be compared with a commit that is not about it.
  if (
    witnessed ||
    ((rolling || isSyncing(row.facts)) && groups.has(compared))
  ) {
    return comparedRevisions;
  }
  if (word) return word.revisions;
  return rolling && newest?.occurrence === 0 ? newest.revisions : undefined;
}

function newestFirst(drafts: readonly Draft[]): Draft[] {
  return [...drafts].sort(
    (a, b) => startOf(b) - startOf(a) || (a.id < b.id ? -1 : 1),
  );
}

function startOf({ deployments, pending }: Draft): number {
  return Math.min(
    ...deployments.map(one =>
      Math.min(
        one.deployedAt,
        one.startedAt ?? Infinity,
        one.generatedAt ?? Infinity,
      ),
    ),
    ...pending.map(one => one.generatedAt ?? Infinity),
  );
}

function keyOf(one: { hub: string; uid: string }): string {
  return `${one.hub} ${one.uid}`;
}

function nameOf(event: DeliveryEvent): string | undefined {
  const { hub, namespace, application } = event;
  return namespace === undefined || application === undefined
    ? undefined
    : objectKeyOf({ hub, namespace, name: application });
}

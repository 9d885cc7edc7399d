import type {
  ApplicationSummary,
  FleetState,
  HubObjectRef,
  Phrase,
  Reason,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { ApplicationFacts, timestamp } from './facts';
import type { FleetView } from './FleetView';
import { lastSync } from './lastSync';
import { ApplicationRow, oneLine } from './row';
import { inOrder, quotedSentence, reasonSentences } from './words';

/** One Application as rows, cells and cards need it. */
export function applicationSummary(
  view: FleetView,
  row: ApplicationRow,
): ApplicationSummary {
  const { facts, link } = row;
  return {
    ref: refOf(facts),
    project: facts.project,
    service: link.service,
    entityRef: link.entityRef,
    owner: link.owner,
    cluster: facts.cluster,
    destination: facts.destination,
    environment: row.place?.environment,
    applicationSet: facts.applicationSet,
    sync: facts.sync,
    health: facts.health,
    state: row.state,
    ...reasonWith(view, row),
    since: sinceOf(view, row),
    version: row.version,
    behind: view.behindOf(row),
    sources: facts.sources,
    images: facts.images,
    operation: facts.operation,
    conditions: facts.conditions,
    progressive: row.progressive && { ...row.progressive },
    deployedAt: deployedAt(facts),
    observedAt: timestamp(facts.observedAt),
    links: { argocd: applicationLink(view, facts) },
  };
}

export function refOf({ hub, namespace, name }: HubObjectRef): HubObjectRef {
  return { hub, namespace, name };
}

/** The hub's own words, or those of the voice that is missing. */
export function reasonOf(
  view: FleetView,
  row: ApplicationRow,
): string | undefined {
  const voice = missingVoice(view, row);
  if (voice) return oneLine(voice.reason);
  if (row.state === 'degraded') {
    return row.reason ?? oneLine(view.voices.degradedReason(refOf(row.facts)));
  }
  if (row.state !== 'notHeard') return row.reason;
  return oneLine(row.place?.facts.connection.message);
}

/** The same with what it was made of, where it is ours. */
export function reasonWith(
  view: FleetView,
  row: ApplicationRow,
): Partial<Reason> {
  return {
    reason: reasonOf(view, row),
    phrases: missingVoice(view, row)?.phrases,
  };
}

/** The same as sentences; undefined where nobody says why. */
export function reasonSaid(
  view: FleetView,
  row: ApplicationRow,
): Phrase[] | undefined {
  const voice = missingVoice(view, row);
  return voice?.phrases
    ? reasonSentences(voice)
    : inOrder(quotedSentence(reasonOf(view, row)));
}

/** The voice that says why nothing is known of an Application; it is ours. */
function missingVoice(
  view: FleetView,
  row: ApplicationRow,
): Partial<Reason> | undefined {
  if (row.state === 'contradicted' && row.place) {
    return view.voices.probe(row.place.ref);
  }
  return row.state === 'notHeard' && !row.hubHeard
    ? voiceOf(view, row)
    : undefined;
}

/** Since when the state holds, as far as anybody tells. */
export function sinceOf(
  view: FleetView,
  row: ApplicationRow,
): string | undefined {
  const { facts } = row;
  const { conditions } = facts;
  const sync = lastSync(facts);
  const bySource: Partial<Record<FleetState, string | undefined>> = {
    contradicted: row.place
      ? view.voices.probe(row.place.ref).since
      : undefined,
    notHeard: notHeardSince(view, row),
    syncFailed: sync?.finishedAt ?? sync?.startedAt,
    notComparable: conditions.find(c => c.lastTransitionTime)
      ?.lastTransitionTime,
    progressing: sync?.startedAt ?? facts.healthSince,
    notCompared: facts.createdAt,
    // Argo CD does not say since when an Application differs from Git.
    drift: undefined,
    waiting: undefined,
  };
  return row.state in bySource ? bySource[row.state] : facts.healthSince;
}

function notHeardSince(
  view: FleetView,
  row: ApplicationRow,
): string | undefined {
  // `attemptedAt` moves on with every try; the cache stopped when it was lost.
  if (row.hubHeard) return row.place?.facts.cacheSyncedAt;
  const voice = voiceOf(view, row);
  return timestamp(voice?.heardAt ?? voice?.since);
}

function voiceOf(view: FleetView, row: ApplicationRow) {
  return view.hub(row.facts.hub)?.facts.voice;
}

/** When its newest history entry was deployed. */
export function deployedAt(facts: ApplicationFacts): string | undefined {
  return facts.history[0]?.deployedAt;
}

function applicationLink(
  view: FleetView,
  facts: ApplicationFacts,
): string | undefined {
  const base = view.hub(facts.hub)?.facts.uiUrl;
  if (base === undefined) return undefined;
  const path = [facts.namespace, facts.name].map(encodeURIComponent).join('/');
  return `${base}/applications/${path}`;
}

import type {
  ApplicationListItem,
  ApplicationSource,
  Condition,
  HistoryEntry,
  Operation,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { argoResources, HubWord, resourcesNotKnown } from './argoResources';

/** An Argo CD hub, as the existing plugins name it. */
interface ArgoInstance {
  readonly name: string;
  /** Base of links into its own UI; empty when none is known. */
  readonly url: string;
}

/**
 * An Application in the shape of Argo CD's API, with what both existing plugins
 * add to it: `metadata.instance`, and the name of the instance at the top.
 *
 * What nobody can vouch for is `Unknown`: a hub or a spoke that is not heard
 * goes on with the last word that it had, and a front end that draws only
 * health and sync would draw it green. The reason is a condition.
 *
 * @param word - of its hub, where that was asked; the model has no resources
 */
export function argoApplication(item: ApplicationListItem, word?: HubWord) {
  const { ref, record } = item;
  const instance = instanceOf(item);
  const believed = !['notHeard', 'contradicted'].includes(item.state);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    instance: instance.name,
    metadata: {
      name: ref.name,
      namespace: ref.namespace,
      uid: record?.uid,
      labels: record?.labels ?? {},
      creationTimestamp: record?.createdAt,
      instance,
    },
    spec: {
      project: item.project,
      destination: item.destination,
      ...argoSources(item.sources),
      ...(record?.autoSync && {
        syncPolicy: { automated: { ...record.autoSync } },
      }),
    },
    status: {
      sync: {
        status: believed ? item.sync ?? 'Unknown' : 'Unknown',
        ...argoRevisions(item.sources.map(source => source.revision ?? '')),
      },
      health: {
        status: believed ? item.health ?? 'Unknown' : 'Unknown',
        lastTransitionTime: record?.healthSince,
      },
      operationState: item.operation && argoOperation(item.operation),
      conditions: [
        ...argoConditions(item, believed),
        ...(word ? resourcesNotKnown(word) : []),
      ],
      summary: { images: item.images },
      // Argo CD has the oldest first.
      history: (record?.history ?? [])
        .map(entry => argoHistory(entry, item.sources))
        .reverse(),
      reconciledAt: record?.reconciledAt,
      // The existing front ends read a list, also where nobody asked the hub.
      resources: word ? argoResources(word, believed) : [],
    },
  };
}

/** An ApplicationList of Argo CD's API; `items` is always a list. */
export function argoList(items: readonly ApplicationListItem[]) {
  return { metadata: {}, items: items.map(item => argoApplication(item)) };
}

/** One entry for each hub that has any, in the order of the items. */
export function byInstance(items: readonly ApplicationListItem[]) {
  const groups = new Map<
    string,
    { instance: ArgoInstance; items: ApplicationListItem[] }
  >();
  for (const item of items) {
    const group = groups.get(item.ref.hub);
    if (group) group.items.push(item);
    else
      groups.set(item.ref.hub, { instance: instanceOf(item), items: [item] });
  }
  return [...groups.values()];
}

function instanceOf(item: ApplicationListItem): ArgoInstance {
  const { ref, links } = item;
  const [base = ''] = links.argocd?.split('/applications/') ?? [];
  return { name: ref.hub, url: base };
}

/** A multi-source Application has `sources` and `revisions`, any other neither. */
function argoSources(sources: readonly ApplicationSource[]) {
  const asked = sources.map(({ revision: _, ...source }) => source);
  return asked.length === 1 ? { source: asked[0] } : { sources: asked };
}

function argoRevisions(revisions: readonly string[]) {
  return revisions.length === 1
    ? { revision: revisions[0] }
    : { revisions: [...revisions] };
}

function argoOperation(operation: Operation) {
  const { phase, message, startedAt, finishedAt, initiatedBy } = operation;
  return {
    phase,
    message,
    startedAt,
    finishedAt,
    retryCount: operation.retryCount,
    operation: {
      initiatedBy: initiatedBy ? { username: initiatedBy } : {},
      sync: operation.dryRun ? { dryRun: true } : {},
    },
  };
}

function argoHistory(
  entry: HistoryEntry,
  sources: readonly ApplicationSource[],
) {
  const { id, revisions, deployedAt, startedAt, initiatedBy } = entry;
  return {
    id,
    ...argoRevisions(revisions),
    deployedAt,
    deployStartedAt: startedAt,
    initiatedBy: { username: initiatedBy, automated: entry.automated },
    ...argoSources(sources),
  };
}

function argoConditions(
  item: ApplicationListItem,
  believed: boolean,
): Condition[] {
  if (believed) return item.conditions;
  const what =
    item.state === 'notHeard'
      ? 'The hub or the cluster is not heard'
      : 'The cluster does not answer, whatever the hub says';
  const since = item.since ? ` since ${item.since}` : '';
  const reason = item.reason ? `: ${item.reason}` : '';
  const silence = {
    type: 'FleetNotHeard',
    message: `${what}${since}${reason}. Its last word was sync ${item.sync}, health ${item.health}.`,
    lastTransitionTime: item.since,
  };
  return [silence, ...item.conditions];
}

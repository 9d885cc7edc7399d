import { parseEntityRef } from '@backstage/catalog-model';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { count, listed, sentence } from '../domain/words';
import type { Digest } from './OwnerDigests';
import type { NotificationTopic, Turn } from './Turn';

type NotificationPayload = NotificationSendOptions['payload'];
type Words = readonly [one: string, several: string];

const begins: Record<NotificationTopic, Words> = {
  'fleet:deployed': ['is deployed', 'are deployed'],
  'fleet:degraded': ['is Degraded', 'are Degraded'],
  'fleet:sync-failed': ['fails to sync', 'fail to sync'],
  'fleet:spoke-lost': ['is lost', 'are lost'],
  'fleet:hub-lost': ['is not heard', 'are not heard'],
};

const ends: Record<NotificationTopic, Words> = {
  'fleet:deployed': ['is deployed', 'are deployed'],
  'fleet:degraded': ['is Healthy again', 'are Healthy again'],
  'fleet:sync-failed': ['syncs again', 'sync again'],
  'fleet:spoke-lost': ['answers again', 'answer again'],
  'fleet:hub-lost': ['is heard again', 'are heard again'],
};

/** Lines of one notification; the pages of the portal have the rest. */
const MOST_LINES = 10;

/** What the owner reads: names only what this digest is about. */
export function messageOf(digest: Digest): NotificationPayload {
  const { topic, scope, began, open, ended } = digest;
  const active = [...began, ...open];
  const all = active.length > 0 ? active : ended;
  return {
    title: shortened(
      active.length > 0
        ? statement(active, begins[topic])
        : endStatement(ended, topic),
    ),
    description: describe(digest),
    link: linkOf(all),
    severity: active.length > 0 ? severityOf(topic, active) : 'low',
    topic,
    scope,
  };
}

function endStatement(ended: readonly Turn[], topic: NotificationTopic) {
  return ended.every(({ removed }) => removed)
    ? statement(ended, ['was removed', 'were removed'])
    : statement(ended, ends[topic]);
}

/** `checkout is Degraded on eu-1 and us-1`, `eu-1 and eu-2 of hub-a are lost`. */
function statement(turns: readonly Turn[], [one, several]: Words): string {
  const [first] = turns;
  const clusters = distinct(
    turns.map(({ cluster }) => cluster ?? 'no cluster'),
  );
  if (first.service !== undefined) {
    const services = distinct(turns.map(turn => subjectOf(turn)));
    const verb = services.length === 1 ? one : several;
    return `${listed(services)} ${verb} on ${
      services.length === 1
        ? listed(clusters)
        : count(clusters.length, 'cluster')
    }`;
  }
  if (first.cluster !== undefined) {
    const hubs = distinct(turns.map(({ hub }) => hub));
    const verb = clusters.length === 1 ? one : several;
    return `${listed(clusters)} of ${listed(hubs)} ${verb}`;
  }
  const hubs = distinct(turns.map(({ hub }) => hub));
  const verb = hubs.length === 1 ? one : several;
  return `${listed(hubs)} ${verb}`;
}

/** What runs where is about a version, trouble about a service. */
function subjectOf({ service = '', kind, version }: Turn): string {
  return kind === 'deployed' ? `${service} ${version}` : service;
}

function describe({ topic, began, open, ended }: Digest): string {
  const active = [...began, ...open];
  const lines = [
    ...active.map(turn => `${placeOf(turn)}: ${detailOf(turn, topic)}`),
    ...(active.length > 0 ? ended : []).map(turn => {
      const words = turn.removed ? 'was removed' : ends[topic][0];
      return `${placeOf(turn)} ${sentence(words)}`;
    }),
  ];
  if (topic === 'fleet:hub-lost' && active.length > 0) {
    lines.push(
      active.length > 1
        ? "Look at the portal's own network first. What the hubs have shows its last word."
        : 'What it has shows its last word, and nobody is told of changes there until it is heard again.',
    );
  }
  const rest = lines.length - MOST_LINES;
  if (rest <= 0) return lines.join('\n');
  return [...lines.slice(0, MOST_LINES), `And ${rest} more.`].join('\n');
}

function detailOf(turn: Turn, topic: NotificationTopic): string {
  if (turn.kind === 'deployed') {
    return turn.previousVersion === undefined
      ? `${turn.version}, for the first time.`
      : `${turn.version}, before it ${turn.previousVersion}.`;
  }
  return sentence(turn.reason ?? begins[topic][0]);
}

function placeOf({ service, cluster, hub }: Turn): string {
  if (service === undefined) return cluster ? `${cluster} of ${hub}` : hub;
  return `${service} on ${cluster ?? 'no cluster'}`;
}

/** Routes of the frontend plugin where it is mounted by default. */
function linkOf(turns: readonly Turn[]): string {
  const [first, ...others] = turns;
  if (others.length === 0) return pageOf(first);
  const entities = distinct(turns.map(({ entityRef }) => entityRef ?? ''));
  if (entities.length === 1 && entities[0] !== '') {
    const { kind, namespace, name } = parseEntityRef(entities[0]);
    return `/catalog/${segments(namespace, kind, name)}`;
  }
  return first.service === undefined ? '/fleet/clusters' : '/fleet';
}

function pageOf({ hub, namespace, application, cluster }: Turn): string {
  if (namespace !== undefined && application !== undefined) {
    return `/fleet/applications/${segments(hub, namespace, application)}`;
  }
  return cluster === undefined
    ? '/fleet/clusters'
    : `/fleet/clusters/${segments(hub, cluster)}`;
}

function segments(...parts: string[]): string {
  return parts.map(part => encodeURIComponent(part)).join('/');
}

function severityOf(
  topic: NotificationTopic,
  turns: readonly Turn[],
): NotificationPayload['severity'] {
  const production = turns.some(turn => turn.production);
  switch (topic) {
    case 'fleet:deployed':
      return 'low';
    case 'fleet:hub-lost':
      return 'critical';
    case 'fleet:spoke-lost':
      return production ? 'critical' : 'high';
    default:
      return production ? 'high' : 'normal';
  }
}

/** The notifications' database takes 255 characters. */
function shortened(title: string): string {
  return title.length > 250 ? `${title.slice(0, 249)}…` : title;
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}

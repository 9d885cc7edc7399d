import * as wire from '@fleet-portal/backstage-plugin-fleet-common';
import type { Operation } from '../Operation';

const read = ['fleet.read'];

/** What went where, and what happened. */
export const rolloutRoutes: readonly Operation[] = [
  {
    method: 'get',
    path: '/rollouts',
    id: 'getRollouts',
    tag: 'Rollouts',
    summary: 'Revisions on their way through the fleet, blocked ones first.',
    answers: 'Rollouts from `offset` on, and how many match in all.',
    permissions: read,
    query: wire.rolloutsQuerySchema,
    answer: wire.rolloutsResponseSchema,
  },
  {
    method: 'get',
    path: '/rollouts/:service',
    id: 'getRollout',
    tag: 'Rollouts',
    summary: 'One rollout of a service, cluster by cluster.',
    answers:
      'Its clusters, steps, blocks and figures, and the other rollouts of the service.',
    permissions: read,
    query: wire.rolloutQuerySchema,
    answer: wire.rolloutDetailSchema,
  },
  {
    method: 'get',
    path: '/events',
    id: 'getEvents',
    tag: 'History',
    summary: 'What happened in the fleet, newest first.',
    answers: 'A page of events; `next` leads to the page after.',
    permissions: read,
    query: wire.eventsQuerySchema,
    answer: wire.eventsResponseSchema,
  },
  {
    method: 'get',
    path: '/entities/:kind/:namespace/:name/deployments',
    id: 'getEntityDeployments',
    tag: 'Catalog',
    summary: 'Where a catalog entity runs; empty for one that nobody knows.',
    answers:
      'Its Applications, environments in promotion order, and the deployments of all of them, newest first.',
    permissions: read,
    answer: wire.entityDeploymentsSchema,
  },
];

import * as wire from '@fleet-portal/backstage-plugin-fleet-common';
import type { Operation } from '../Operation';

const read = ['fleet.read'];

/** How the hubs work. */
export const hubRoutes: readonly Operation[] = [
  {
    method: 'get',
    path: '/hubs',
    id: 'getHubs',
    tag: 'Hubs',
    summary: 'How every hub works, and what to scale next.',
    answers:
      'Every hub with figures, shards, and advice that names the setting.',
    permissions: [...read, 'fleet.hub.read'],
    answer: wire.hubsResponseSchema,
  },
  {
    method: 'get',
    path: '/hubs/:hub',
    id: 'getHub',
    tag: 'Hubs',
    summary: 'How one hub works, and what to scale next.',
    answers: 'Figures, shards, and advice that names the setting.',
    permissions: [...read, 'fleet.hub.read'],
    answer: wire.hubDetailSchema,
  },
  {
    method: 'get',
    path: '/hubs/:hub/export',
    id: 'exportHub',
    tag: 'Hubs',
    summary: "A hub's configuration as an archive, made at this moment.",
    answers:
      'A gzipped tar of manifests without secrets; `Content-Disposition` names the file.',
    permissions: [...read, 'fleet.hub.export'],
    file: 'application/gzip',
  },
];

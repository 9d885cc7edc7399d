import * as wire from '@fleet-portal/backstage-plugin-fleet-common';
import type { Operation } from '../Operation';

const read = ['fleet.read'];

/** The fleet as a whole, for pages, forms and programs. */
export const overviewRoutes: readonly Operation[] = [
  {
    method: 'get',
    path: '/overview',
    id: 'getOverview',
    tag: 'Overview',
    summary: 'The whole fleet, with what somebody should look at.',
    answers:
      'Counts by state, hubs, clusters and what somebody should look at, most harm first.',
    permissions: read,
    answer: wire.overviewResponseSchema,
  },
  {
    method: 'get',
    path: '/matrix',
    id: 'getMatrix',
    tag: 'Overview',
    summary: 'Services by clusters, in a compact form.',
    answers:
      'Rows from `offset` on, with cells that point into `columns`, `versions` and the states of an Application.',
    permissions: read,
    query: wire.matrixQuerySchema,
    answer: wire.matrixResponseSchema,
  },
  {
    method: 'get',
    path: '/changes',
    id: 'getChanges',
    tag: 'Overview',
    summary: 'What changed after a version.',
    answers:
      'Applications as they are now, and references to the rest; `resync` when everything has to be read again.',
    permissions: read,
    query: wire.changesQuerySchema,
    answer: wire.changesResponseSchema,
  },
  {
    method: 'get',
    path: '/vocabulary',
    id: 'getVocabulary',
    tag: 'Overview',
    summary: 'Hubs, labels, environments and projects, for forms.',
    answers: 'Each word once, sorted; environments in promotion order.',
    permissions: read,
    answer: wire.vocabularyResponseSchema,
  },
  {
    method: 'post',
    path: '/placement/preview',
    id: 'previewPlacement',
    tag: 'Placement',
    summary:
      'What an ApplicationSet, or a cluster with other labels, would add, change and remove; changes nothing.',
    answers: 'The blast radius, hub by hub, with the clusters and the reasons.',
    permissions: [...read, 'fleet.placement.preview'],
    body: wire.previewRequestSchema,
    answer: wire.previewResponseSchema,
  },
  {
    method: 'get',
    path: '/doctor',
    id: 'getDoctorReport',
    tag: 'Doctor',
    summary:
      'What works between the portal and its hubs and spokes, asked anew.',
    answers:
      'Every check with its outcome, one sentence, and a remedy where it failed.',
    permissions: [...read, 'fleet.doctor.read'],
    query: wire.doctorQuerySchema,
    answer: wire.doctorReportSchema,
  },
  {
    method: 'get',
    path: '/openapi.json',
    id: 'getOpenApiDocument',
    tag: 'API',
    summary: 'This document.',
    answers: 'OpenAPI 3.1.',
    permissions: [],
  },
];

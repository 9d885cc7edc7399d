import {
  applicationOf,
  clusterOf,
} from '../../../hub/argocd/__testUtils__/fixtures';
import { FakeArgoCd } from '../../../hub/argocd/__testUtils__/FakeArgoCd';
import type { PathNames } from '../exampleRequests';
import type { Canaries } from './Canaries';

/** Secrets wherever a hub may carry one, and the portal may pass it on. */
export function hubWithCanaries(
  canaries: Canaries,
  names: PathNames,
  applications: number,
): FakeArgoCd {
  const hub = new FakeArgoCd();
  const url = (place: string) =>
    `https://bot:${canaries.put(
      `${place}: credential in a URL`,
    )}@git.example.com/fleet.git`;
  const bearer = (place: string) =>
    `Authorization: Bearer ${canaries.put(`${place}: bearer token`)}`;
  const message = (place: string) =>
    `failed to fetch ${url(place)}: ${bearer(place)}`;
  const lastApplied = (place: string) => ({
    'kubectl.kubernetes.io/last-applied-configuration': `{"password":"${canaries.put(
      `${place}: last-applied-configuration`,
    )}"}`,
  });
  const annotations = (place: string) => ({
    ...lastApplied(place),
    'tool.example.com/copy': canaries.put(`${place}: annotation`),
  });
  const source = (place: string) => ({
    repoURL: url(place),
    path: 'charts/shop',
    targetRevision: 'main',
    helm: {
      values: `password: ${canaries.put(`${place}: helm values`)}`,
      valuesObject: { password: canaries.put(`${place}: helm valuesObject`) },
      parameters: [
        { name: 'p', value: canaries.put(`${place}: helm parameter`) },
      ],
    },
    plugin: {
      env: [{ name: 'T', value: canaries.put(`${place}: plugin env`) }],
    },
  });
  hub.applications = Array.from({ length: applications }, (_, index) => {
    const place = `Application ${index}`;
    return applicationOf({
      name: `shop-${index}`,
      owner: 'shop',
      sync: 'OutOfSync',
      health: index % 2 ? 'Degraded' : 'Healthy',
      annotations: annotations(place),
      source: source(place),
      status: {
        conditions: [{ type: 'ComparisonError', message: message(place) }],
        operationState: {
          phase: 'Failed',
          message: message(`${place} operation`),
          startedAt: '2030-01-01T00:00:00Z',
          finishedAt: '2030-01-01T00:01:00Z',
          syncResult: { source: source(`${place} syncResult`) },
        },
        history: [
          {
            id: 1,
            revision: 'f'.repeat(40),
            deployedAt: '2030-01-01T00:00:00Z',
            source: source(`${place} history`),
          },
        ],
      },
    });
  });
  hub.applicationSets = [
    {
      metadata: {
        name: 'shop',
        namespace: 'argocd',
        annotations: annotations('ApplicationSet'),
      },
      spec: {
        generators: [{ clusters: {} }],
        template: {
          metadata: { name: 'shop-{{name}}' },
          spec: {
            project: 'default',
            source: source('ApplicationSet'),
            destination: { name: '{{name}}' },
          },
        },
      },
      status: {
        conditions: [
          {
            type: 'ErrorOccurred',
            status: 'True',
            message: message('ApplicationSet condition'),
          },
        ],
      },
    },
  ];
  hub.clusters = [
    clusterOf('eu-1', {
      annotations: annotations('cluster'),
      config: {
        bearerToken: canaries.put('cluster: bearerToken'),
        tlsClientConfig: { keyData: canaries.put('cluster: keyData') },
      },
      connectionState: { status: 'Failed', message: message('cluster') },
      info: {
        connectionState: { status: 'Failed', message: message('cluster info') },
        serverVersion: '1.36.1',
      },
    }),
  ];
  hub.projects = [
    {
      metadata: { name: 'default', namespace: 'argocd' },
      spec: { sourceRepos: ['*'] },
      status: {
        jwtTokensByRole: { ci: { items: [{ id: canaries.put('jwt') }] } },
      },
    },
  ];
  const secret = (side: string) =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'db',
        namespace: 'shop',
        annotations: annotations(`Secret ${side}`),
      },
      data: { password: btoa(canaries.put(`Secret ${side}`)) },
      stringData: { password: canaries.put(`Secret ${side}: stringData`) },
    });
  const of = (detail: string) =>
    `/api/v1/applications/${names.application}/${detail}`;
  const child = (side: string) =>
    JSON.stringify({
      ...applicationOf({
        name: 'child',
        annotations: lastApplied(`child ${side}`),
        source: source(`child ${side}`),
        status: {
          conditions: [{ type: 'SyncError', message: message(side) }],
          operationState: { syncResult: { source: source(`synced ${side}`) } },
        },
      }),
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
    });
  const settings = (side: string) =>
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings', annotations: lastApplied(side) },
      data: {
        database: url(`ConfigMap ${side}`),
        password: canaries.put(`ConfigMap ${side}`),
      },
    });
  const bothSides = (manifest: (side: string) => string) => ({
    liveState: manifest('live'),
    targetState: manifest('desired'),
    normalizedLiveState: manifest('normalized'),
    predictedLiveState: manifest('predicted'),
  });
  hub.answers.set(of('managed-resources'), {
    items: [
      { kind: 'Secret', namespace: 'shop', name: 'db', ...bothSides(secret) },
      {
        group: 'argoproj.io',
        kind: 'Application',
        namespace: 'argocd',
        name: 'child',
        ...bothSides(child),
      },
      {
        kind: 'ConfigMap',
        namespace: 'shop',
        name: 'settings',
        ...bothSides(settings),
      },
      // A Secret, by a name that is none.
      {
        kind: 'ConfigMap',
        namespace: 'shop',
        name: 'disguised',
        ...bothSides(secret),
      },
    ],
  });
  hub.answers.set(of('resource'), {
    manifest: JSON.stringify({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'owned', annotations: lastApplied('owned Pod') },
      status: { message: message('owned Pod') },
    }),
  });
  for (const operation of ['sync', 'rollback', 'operation']) {
    hub.answers.set(of(operation), hub.applications[0]);
  }
  hub.answers.set('/api/v1/applicationsets/generate', {
    applications: [
      applicationOf({ name: 'new', source: source('generated Application') }),
    ],
  });
  hub.answers.set(of('resource-tree'), {
    nodes: [
      {
        uid: '1',
        kind: 'Pod',
        version: 'v1',
        name: 'shop',
        info: [{ name: 'x', value: canaries.put('tree: info') }],
        health: { status: 'Degraded', message: message('tree') },
      },
    ],
  });
  hub.answers.set(of('events'), {
    items: [
      {
        type: 'Warning',
        reason: 'Failed',
        message: message('event'),
        lastTimestamp: '2030-01-01T00:00:00Z',
      },
    ],
  });
  hub.answers.set(of('syncwindows'), {
    canSync: true,
    note: canaries.put('sync windows'),
  });
  hub.answers.set(of(`revisions/${'f'.repeat(40)}/metadata`), {
    author: `Ada <${canaries.put('mail address')}@example.com>`,
    date: '2030-01-01T00:00:00Z',
    message: `Fix\n\n${canaries.put('rest of a commit message')}`,
  });
  for (const kind of ['repositories', 'repocreds']) {
    hub.answers.set(`/api/v1/${kind}`, {
      items: [
        {
          repo: url(kind),
          username: canaries.put(`${kind}: user`),
          password: canaries.put(`${kind}: password`),
          sshPrivateKey: canaries.put(`${kind}: key`),
          connectionState: { message: message(kind) },
        },
      ],
    });
  }
  return hub;
}

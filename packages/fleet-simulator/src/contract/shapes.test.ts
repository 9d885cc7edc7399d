import { startFleet, type Fleet } from '../fleet';
import { jsonSchema, valueAt, type Json, type JsonObject } from '../json';
import { common, keyPaths, schemaPaths, union } from './keyPaths';
import { listOf, objectOf, Recordings } from './recordings';

const folder = process.env.FLEET_CONTRACTS;

// The whole demo fleet starts here, on machines that are busy.
jest.setTimeout(60_000);

/**
 * Does the demo fleet answer in the shapes of a real hub? Every path of keys
 * that it emits is in a recorded answer or in Argo CD's own schema, and every
 * path that the recorded answers always have is emitted.
 */
if (!folder) {
  // eslint-disable-next-line jest/no-disabled-tests
  it.skip('compares shapes with recorded answers; set FLEET_CONTRACTS to their folder', () => {
    expect(folder).toBeDefined();
  });
} else {
  describeShapes(new Recordings(folder));
}

function describeShapes(recordings: Recordings): void {
  const none = { strange: [], missing: [] };
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet({ now: Date.UTC(2026, 10, 20, 14, 5) });
  });
  afterAll(() => fleet.stop());

  async function ask(path: string, hub = 0, operator = false): Promise<Json> {
    const { url, token, operatorToken } = fleet.urls.hubs[hub];
    const response = await fetch(`${url}${path}`, {
      headers: {
        authorization: `Bearer ${operator ? operatorToken : token}`,
      },
    });
    return jsonSchema.parse(await response.json());
  }

  async function items(path: string, hub = 0): Promise<JsonObject[]> {
    return listOf(valueAt(await ask(path, hub), ['items']));
  }

  /** Paths that are emitted and known nowhere, and paths that are always recorded and not emitted. */
  function differences(options: {
    emitted: readonly Json[];
    recorded: readonly Json[];
    allowed?: Set<string>;
    /** What recorded answers have by the way they were made, and ours are not. */
    apart?: readonly string[];
  }): { strange: string[]; missing: string[] } {
    const recorded = options.recorded.map(keyPaths);
    const emitted = options.emitted.map(keyPaths);
    const allowed = union(options.allowed ?? new Set(), ...recorded);
    const strange = [...union(...emitted)].filter(path => !allowed.has(path));
    const missing = [...common(recorded)].filter(
      path =>
        !options.apart?.includes(path) && emitted.some(set => !set.has(path)),
    );
    return { strange, missing };
  }

  it('Applications', async () => {
    const allowed = schemaPaths(recordings.crdSchema('application-crd.yaml'));
    // Like with like: one source, synced by the controller, made by a set.
    const isSynced = (app: JsonObject) =>
      valueAt(app, ['status', 'operationState', 'phase']) === 'Succeeded' &&
      valueAt(app, ['metadata', 'ownerReferences']) !== undefined &&
      valueAt(app, [
        'status',
        'operationState',
        'operation',
        'initiatedBy',
        'automated',
      ]) === true;
    const own = [
      ...(await items('/api/v1/applications', 0)),
      ...(await items('/api/v1/applications', 1)),
    ];
    const all = recordings.items('applications');
    expect(own.length).toBeGreaterThan(200);
    expect(differences({ emitted: own, recorded: all, allowed })).toEqual(none);
    expect(
      differences({
        emitted: own.filter(isSynced),
        recorded: all.filter(isSynced),
        allowed,
      }),
    ).toEqual(none);
  });

  it.each([
    ['checkout-api-prod-us-2', 'application-degraded'],
    ['identity-prod-eu-1', 'application'],
  ])('the Application %s as %s', async (name, recorded) => {
    const allowed = union(
      schemaPaths(recordings.crdSchema('application-crd.yaml')),
      ...recordings.items('applications').map(keyPaths),
    );
    expect(
      differences({
        emitted: [await ask(`/api/v1/applications/${name}`)],
        recorded: [recordings.body(recorded)],
        allowed,
        // A destination is written by name or by server.
        apart: [
          'spec.destination.name',
          'status.sync.comparedTo.destination.name',
        ],
      }),
    ).toEqual(none);
  });

  it('the list with fields', async () => {
    const path =
      '/api/v1/applications?fields=metadata.resourceVersion,items.metadata.name,items.metadata.namespace,items.metadata.labels,items.metadata.annotations,items.metadata.ownerReferences,items.metadata.creationTimestamp,items.spec.project,items.spec.destination,items.spec.source,items.spec.sources,items.spec.syncPolicy,items.status.sync,items.status.health,items.status.operationState.phase,items.status.operationState.message,items.status.operationState.finishedAt,items.status.summary,items.status.conditions,items.status.reconciledAt';
    expect(
      differences({
        emitted: await items(path),
        recorded: recordings.items('applications-projected'),
        // Its sources have other settings than the recorded ones.
        allowed: new Set([
          'spec.source.helm.releaseName',
          'spec.source.helm.ignoreMissingValueFiles',
          'spec.source.directory',
          'spec.source.directory.include',
          'spec.source.directory.recurse',
        ]),
      }),
    ).toEqual(none);
  });

  it('ApplicationSets', async () => {
    const allowed = schemaPaths(
      recordings.crdSchema('applicationset-crd.yaml'),
    );
    const own = await items('/api/v1/applicationsets');
    expect(
      differences({
        emitted: own,
        recorded: recordings.items('applicationsets'),
        allowed: union(allowed, new Set(['metadata.managedFields'])),
        // Applied with kubectl, which leaves its annotation.
        apart: ['metadata.annotations'],
      }),
    ).toEqual(none);
    const rolling = own.find(
      set => valueAt(set, ['metadata', 'name']) === 'payments-api',
    );
    expect(
      differences({
        emitted: [objectOf(rolling)],
        recorded: [recordings.body('applicationset')],
        allowed,
        apart: ['metadata.annotations'],
      }),
    ).toEqual(none);
  });

  it('clusters', async () => {
    const resolve = (ref: string) =>
      recordings.definition(ref.replace('#/definitions/', ''));
    expect(
      differences({
        emitted: await items('/api/v1/clusters'),
        recorded: recordings.items('clusters'),
        allowed: schemaPaths(recordings.definition('v1alpha1Cluster'), resolve),
      }),
    ).toEqual(none);
  });

  it.each([
    ['checkout-api-prod-us-2', 'resource-tree-degraded'],
    ['edge-gateway-prod-eu-1', 'resource-tree-payments-prod-us-east'],
    ['shipping-rates-prod-ap-1', 'resource-tree-broken'],
  ])('the resource tree of %s', async (name, recorded) => {
    const resolve = (ref: string) =>
      recordings.definition(ref.replace('#/definitions/', ''));
    expect(
      differences({
        emitted: [await ask(`/api/v1/applications/${name}/resource-tree`)],
        recorded: [recordings.body(recorded)],
        allowed: schemaPaths(
          recordings.definition('v1alpha1ApplicationTree'),
          resolve,
        ),
      }),
    ).toEqual(none);
  });

  it('managed resources and the objects in them', async () => {
    const drifted = await items(
      '/api/v1/applications/edge-gateway-prod-eu-1/managed-resources',
    );
    const recorded = recordings.items(
      'managed-resources-payments-prod-us-east',
    );
    expect(differences({ emitted: drifted, recorded })).toEqual(none);
    const deployment = (list: JsonObject[], key: string) =>
      jsonSchema.parse(
        JSON.parse(
          String(list.find(({ kind }) => kind === 'Deployment')?.[key]),
        ),
      );
    for (const key of [
      'liveState',
      'normalizedLiveState',
      'predictedLiveState',
      'targetState',
    ]) {
      const own = keyPaths(deployment(drifted, key));
      const real = keyPaths(deployment(recorded, key));
      expect([...real].filter(path => !own.has(path))).toEqual([]);
    }
  });

  it('projects, events, settings and the answers about a revision', async () => {
    const name = '/api/v1/applications/identity-prod-eu-1';
    expect(
      differences({
        emitted: await items('/api/v1/projects'),
        recorded: recordings.items('projects'),
        allowed: schemaPaths(recordings.crdSchema('appproject-crd.yaml')),
      }),
    ).toEqual(none);
    expect(
      differences({
        emitted: [objectOf(await ask('/api/v1/projects/default/detailed'))],
        recorded: [recordings.body('project-default-detailed')],
      }),
    ).toEqual(none);
    expect(
      differences({
        emitted: await items(
          '/api/v1/applications/ledger-writer-prod-eu-1/events',
        ),
        recorded: recordings.items('events-broken'),
      }),
    ).toEqual(none);
    expect(
      differences({
        emitted: [await ask('/api/v1/settings')],
        recorded: [recordings.body('settings')],
        apart: Object.keys(
          objectOf(recordings.body('settings').resourceOverrides),
        ).flatMap(kind => [
          `resourceOverrides.${kind}`,
          `resourceOverrides.${kind}.ignoreDifferences`,
          `resourceOverrides.${kind}.ignoreResourceUpdates`,
        ]),
      }),
    ).toEqual(none);
    const sha = String(
      valueAt(await ask(name), ['status', 'sync', 'revision']),
    );
    expect(
      differences({
        emitted: [await ask(`${name}/revisions/${sha}/metadata`)],
        recorded: [recordings.body('revision-metadata')],
      }),
    ).toEqual(none);
    expect(
      differences({
        emitted: [await ask(`${name}/syncwindows`), { canSync: true }],
        recorded: [recordings.body('app-syncwindows')],
      }),
    ).toEqual(none);
    expect(
      differences({
        emitted: [await ask('/api/version')],
        recorded: [recordings.body('version')],
      }),
    ).toEqual(none);
  });

  it('refusals, to the word', async () => {
    const bad = {
      'application-unknown': '/api/v1/applications/nope',
      'applications-bad-selector': '/api/v1/applications?selector=%3D%3D',
      'applicationset-unknown': '/api/v1/applicationsets/nope',
      'cluster-unknown': '/api/v1/clusters/nope?id.type=name',
      'can-i-appset-create':
        '/api/v1/account/can-i/applicationsets/create/default%2Fx',
      repositories: '/api/v1/repositories',
      links: '/api/v1/applications/identity-prod-eu-1/links',
      'project-syncwindows': '/api/v1/projects/default/syncwindows',
    };
    for (const [recorded, path] of Object.entries(bad)) {
      expect(await ask(path)).toEqual(recordings.body(recorded));
    }
    const { url } = fleet.urls.hubs[0];
    const anonymous = await fetch(`${url}/api/v1/applications`);
    expect(anonymous.status).toBe(401);
    expect(await anonymous.json()).toEqual(
      recordings.body('applications-no-token'),
    );
    const userinfo = await fetch(`${url}/api/v1/session/userinfo`);
    expect(await userinfo.json()).toEqual(
      recordings.body('userinfo-anonymous'),
    );
    expect(await ask('/api/v1/session/userinfo')).toEqual(
      recordings.body('userinfo'),
    );
  });

  it('nodes, pods and the version of a spoke', async () => {
    const spoke = fleet.urls.spokes.find(({ name }) => name === 'prod-eu-1');
    const ofSpoke = async (path: string) => {
      const response = await fetch(`${spoke?.url}${path}`, {
        headers: { authorization: `Bearer ${spoke?.token}` },
      });
      return jsonSchema.parse(await response.json());
    };
    for (const [path, file, apart] of [
      ['/version', 'version.json', []],
      [
        '/api/v1/nodes',
        'nodes.json',
        ['items[].metadata.managedFields', 'items[].status.phase'],
      ],
      [
        '/api/v1/pods?limit=3',
        'pods-page.json',
        // What admission controllers add to each pod, which nobody reads.
        [
          'items[].metadata.managedFields',
          'items[].spec.volumes',
          'items[].spec.containers[].volumeMounts',
          'items[].spec.tolerations',
        ],
      ],
    ] as const) {
      const own = keyPaths(await ofSpoke(path));
      const real = keyPaths(recordings.kubernetes(file));
      const missing = [...real].filter(
        key => !own.has(key) && !apart.some(part => key.startsWith(part)),
      );
      expect({ path, missing }).toEqual({ path, missing: [] });
    }
    const refused = await fetch(`${spoke?.url}/api/v1/nodes`);
    expect(await refused.json()).toEqual(
      recordings.kubernetes('anonymous-forbidden.json'),
    );
    const wrong = await fetch(`${spoke?.url}/api/v1/nodes`, {
      headers: { authorization: 'Bearer wrong' },
    });
    expect(await wrong.json()).toEqual(
      recordings.kubernetes('unauthorized.json'),
    );
  });
}

import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  fleetApplicationReadPermission,
  fleetApplicationRefreshPermission,
  fleetApplicationRollbackPermission,
  fleetApplicationSyncPermission,
  fleetApplicationTerminatePermission,
  fleetClusterInvalidatePermission,
  fleetClusterReadPermission,
} from '@fleet-portal/backstage-plugin-fleet-common';
import request from 'supertest';
import { eventually } from '../__testUtils__/startPlugin';
import {
  applicationOf,
  applicationSetOf,
  clusterOf,
} from '../hub/argocd/__testUtils__/fixtures';
import { FakeArgoCd } from '../hub/argocd/__testUtils__/FakeArgoCd';
import {
  createFleetApplicationConditionalDecision,
  fleetApplicationConditions,
} from '../permissions/applicationRules';
import {
  createFleetClusterConditionalDecision,
  fleetClusterConditions,
} from '../permissions/clusterRules';
import type { Operation } from '../openapi/Operation';
import { hubOperationNames } from '../operationsConfig';
import { fleetPlugin } from '../plugin';
import {
  clusterApiNamespace,
  exampleRequests,
} from './__testUtils__/exampleRequests';
import { tellFigure } from './__testUtils__/effort';
import { serveHttp } from './__testUtils__/serveHttp';

const allow: PolicyDecision = { result: AuthorizeResult.ALLOW };
const deny: PolicyDecision = { result: AuthorizeResult.DENY };

type OnApplications = Parameters<
  typeof createFleetApplicationConditionalDecision
>[1];
type OnClusters = Parameters<typeof createFleetClusterConditionalDecision>[1];

/** May do everything with what meets the conditions. */
function operating(
  applications: OnApplications,
  clusters: OnClusters,
): Record<string, PolicyDecision> {
  return Object.fromEntries([
    ...[
      fleetApplicationRefreshPermission,
      fleetApplicationSyncPermission,
      fleetApplicationTerminatePermission,
      fleetApplicationRollbackPermission,
    ].map(permission => [
      permission.name,
      createFleetApplicationConditionalDecision(permission, applications),
    ]),
    [
      fleetClusterInvalidatePermission.name,
      createFleetClusterConditionalDecision(
        fleetClusterInvalidatePermission,
        clusters,
      ),
    ],
  ]);
}

/** Sees the fleet, but of it only what meets the conditions. */
function only(
  applications: OnApplications,
  clusters: OnClusters,
  operations: Record<string, PolicyDecision> = {},
) {
  const decisions: Record<string, PolicyDecision> = {
    'fleet.read': allow,
    [fleetApplicationReadPermission.name]:
      createFleetApplicationConditionalDecision(
        fleetApplicationReadPermission,
        applications,
      ),
    [fleetClusterReadPermission.name]: createFleetClusterConditionalDecision(
      fleetClusterReadPermission,
      clusters,
    ),
    ...operations,
  };
  return (permission: string) => decisions[permission] ?? deny;
}

const others = { claims: ['group:default/others'] };
const nowhere = { environments: ['nowhere'] };
const otherLabel = { label: 'env', values: ['nowhere'] };
const ofApplication = fleetApplicationConditions;
const ofCluster = fleetClusterConditions;

type Policy = (permission: string) => PolicyDecision;
/** Who may see the fleet, and for one reason or another nothing of it. */
const strangers: Record<string, Policy> = {
  otherProject: only(
    ofApplication.inProject({ projects: ['other'] }),
    ofCluster.hasClusterLabel(otherLabel),
  ),
  otherOwner: only(ofApplication.isOwner(others), ofCluster.isOwner(others)),
  otherEnvironment: only(
    ofApplication.inEnvironment(nowhere),
    ofCluster.inEnvironment(nowhere),
  ),
  otherLabel: only(
    ofApplication.hasClusterLabel(otherLabel),
    ofCluster.hasClusterLabel(otherLabel),
  ),
};
const isStranger = (persona: string) => Object.hasOwn(strangers, persona);

const inOwn = ofApplication.inProject({ projects: ['default'] });
const onOwn = ofCluster.hasClusterLabel({ label: 'env', values: ['prod'] });
/** Who sees what there is. */
const insiders: Record<string, Policy> = {
  insider: only(inOwn, onOwn),
  operator: only(inOwn, onOwn, operating(inOwn, onOwn)),
  otherOperator: only(
    inOwn,
    onOwn,
    operating(
      ofApplication.inProject({ projects: ['other'] }),
      ofCluster.hasClusterLabel(otherLabel),
    ),
  ),
};

const policies: Record<string, Policy> = {
  none: () => deny,
  ...strangers,
  ...insiders,
  admin: () => allow,
};
const personas = ['anonymous', ...Object.keys(policies), 'service'] as const;

const names = {
  hub: 'east-hub',
  cluster: 'eu-1',
  application: 'hidden-shop',
  applicationSet: 'hidden-set',
};
const absent = {
  hub: 'east-hub',
  cluster: 'absent-cluster',
  application: 'absent-shop',
  applicationSet: 'absent-set',
};

/** Nothing runs that could be ended, and there is no plan of upgrades. */
const refusedByState = new Set([
  'terminateOperation',
  'stopUpgrade',
  'resumeUpgrade',
]);

/** What a route may answer a reader. */
function statusesOf(persona: string, operation: Operation): number[] {
  const { id, path, permissions, operates } = operation;
  if (persona === 'anonymous') return [401];
  if (permissions.length === 0) return [200];
  if (persona === 'none') return [403];
  const isBasic = permissions.some(
    name =>
      name !== 'fleet.read' && !/^fleet\.(application|cluster)\./.test(name),
  );
  if (isStranger(persona)) {
    if (isBasic) return [403];
    if (!path.includes(':')) return [200];
    // An entity or a service that one sees nothing of has nothing.
    return /^\/(entities|rollouts)\//.test(path) ? [200, 404] : [404];
  }
  if (Object.hasOwn(insiders, persona)) {
    if (isBasic) return [403];
    // To read is not to operate, and to operate elsewhere is not to do it here.
    if (operates && persona !== 'operator') return [403];
  }
  return refusedByState.has(id) ? [409] : [200];
}

/** Cluster API, which made the cluster of this world. */
const clusterApi = {
  metadata: {
    name: names.cluster,
    namespace: clusterApiNamespace,
    labels: { env: 'prod' },
  },
  spec: {},
  status: { phase: 'Provisioned' },
};

describe('every route for everybody', () => {
  jest.setTimeout(10 * 60_000);
  let hub: FakeArgoCd;
  let management: Awaited<ReturnType<typeof serveHttp>>;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;

  /** The policy of whoever is asking, by the name of the user. */
  const policyOf = (credentials: unknown): Policy => {
    const text = JSON.stringify(credentials);
    const persona = Object.keys(policies).find(name =>
      text.includes(`user:default/${name}`),
    );
    return persona ? policies[persona] : () => allow;
  };

  beforeAll(async () => {
    hub = new FakeArgoCd();
    // The older one can be rolled back to.
    const history = ['f00d', 'beef'].map((revision, index) => ({
      id: index + 1,
      revision,
      deployedAt: `2030-01-0${index + 1}T00:00:00Z`,
    }));
    const owner = names.applicationSet;
    hub.applications = [
      applicationOf({ name: names.application, owner, status: { history } }),
    ];
    hub.applicationSets = [
      applicationSetOf(names.applicationSet, [names.application]),
    ];
    hub.clusters = [{ ...clusterOf(names.cluster), labels: { env: 'prod' } }];
    const application = `/api/v1/applications/${names.application}`;
    for (const path of [
      application,
      `${application}/sync`,
      `${application}/rollback`,
      `/api/v1/clusters/${encodeURIComponent(
        clusterOf(names.cluster).server,
      )}/invalidate-cache`,
    ]) {
      hub.answers.set(path, hub.applications[0]);
    }
    await hub.start();
    management = await serveHttp(({ url }, response) => {
      const isAsked = `${url}`.includes('cluster.x-k8s.io/v1beta2/clusters?');
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ items: isAsked ? [clusterApi] : [] }));
    });
    const permissions = mockServices.permissions.mock({
      authorize: async (wanted, options) =>
        wanted.map(({ permission }) => {
          const decision = policyOf(options?.credentials)(permission.name);
          return {
            result:
              decision.result === AuthorizeResult.ALLOW
                ? AuthorizeResult.ALLOW
                : AuthorizeResult.DENY,
          };
        }),
      authorizeConditional: async (wanted, options) =>
        wanted.map(({ permission }) =>
          policyOf(options?.credentials)(permission.name),
        ),
    });
    backend = await startTestBackend({
      features: [
        fleetPlugin,
        mockServices.rootConfig.factory({
          data: {
            fleet: {
              operations: Object.fromEntries(
                hubOperationNames.map(name => [name, true]),
              ),
              spokes: [
                {
                  hub: names.hub,
                  cluster: 'in-cluster',
                  url: management.url,
                  token: 'a-portal-token',
                },
              ],
              hubs: [
                {
                  name: names.hub,
                  url: `http://127.0.0.1:${hub.port}`,
                  token: 'the-token',
                },
              ],
            },
          },
        }),
        mockServices.httpAuth.factory({
          defaultCredentials: mockCredentials.none(),
        }),
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () => permissions,
        }),
        catalogServiceMock.factory({ entities: [] }),
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({ publish: async () => {} }),
        }),
      ],
    });
    await eventually(
      () => ask('admin', 'get', '/applications'),
      ({ body }) => {
        if (body.total !== 1) throw new Error('early');
      },
    );
  });
  afterAll(async () => {
    await backend?.stop();
    await management?.stop();
    await hub?.stop();
  });

  const tokenOf = (persona: string) => {
    if (persona === 'anonymous') return mockCredentials.none.header();
    if (persona === 'service') return mockCredentials.service.header();
    return mockCredentials.user.header(`user:default/${persona}`);
  };
  const ask = async (
    persona: string,
    method: 'get' | 'post',
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ) => {
    const asked = request(backend.server)
      [method](`/api/fleet${path}`)
      .set({ ...headers, Authorization: tokenOf(persona) });
    const answer = await (body ? asked.send(body) : asked);
    return {
      status: answer.status,
      text: answer.text ?? '',
      body: answer.body,
      etag: answer.get('ETag'),
    };
  };

  it('is refused, empty, absent or answered, as the policy says', async () => {
    const requests = exampleRequests(names);
    const wrong: string[] = [];
    let cells = 0;
    for (const { operation, method, path, body } of requests) {
      for (const persona of personas) {
        const { status, text } = await ask(persona, method, path, body);
        const leaks = isStranger(persona) && /^2/.test(`${status}`);
        cells += 1;
        if (
          !statusesOf(persona, operation).includes(status) ||
          (leaks && text.includes(names.application))
        ) {
          wrong.push(`${persona} ${method} ${path}: ${status}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(cells).toBe(requests.length * personas.length);
    tellFigure(
      'R5',
      `${cells} cells: ${requests.length} routes by ${personas.length} readers`,
    );
  });

  it('hands to nobody what was made for somebody else', async () => {
    const secrets = new RegExp(`${names.application}|${names.cluster}`);
    const guarded = exampleRequests(names).filter(
      ({ method, operation }) =>
        method === 'get' && operation.permissions.length > 0,
    );
    const wrong: string[] = [];
    for (const { path } of guarded) {
      for (const encoding of ['gzip', 'identity']) {
        const get = (persona: string, etag: string = '""') =>
          ask(persona, 'get', path, undefined, {
            'accept-encoding': encoding,
            'if-none-match': etag,
          });
        // All who see it, so that whatever is kept of it is there.
        const seen = [await get('admin'), await get('insider')];
        const blind = [...Object.keys(strangers), 'none', 'anonymous'];
        for (const persona of blind) {
          for (const { etag } of seen) {
            const { status, text } = await get(persona, etag);
            const refused = status >= 400;
            const bare = status === 200 && !secrets.test(text);
            if (!refused && !bare) {
              wrong.push(`${persona} ${path}: ${status}`);
            }
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('says the same of what may not be seen and of what is not there', async () => {
    const hidden = exampleRequests(names);
    const missing = exampleRequests(absent);
    const plain = (text: string) =>
      text
        .replace(/(hidden|absent)-(shop|set)|eu-1|absent-cluster/g, 'X')
        .replace(/"(observedAt|since)":"[^"]*"/g, '')
        .replace(/"version":\d+/g, '');
    for (const [index, { method, path, body }] of hidden.entries()) {
      const other = missing[index];
      if (other.path === path) continue;
      const [one, two] = [
        await ask('otherProject', method, path, body),
        await ask('otherProject', method, other.path, other.body),
      ];
      expect([path, one.status, plain(one.text)]).toEqual([
        path,
        two.status,
        plain(two.text),
      ]);
    }
  });
});

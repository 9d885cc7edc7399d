import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';

/**
 * Every route of a hub that the portal may ever call. A test compares this
 * list with what is sent; there is no other way to build a path.
 */
export const hubRoutes = {
  version: 'GET /api/version',
  userinfo: 'GET /api/v1/session/userinfo',
  login: 'POST /api/v1/session',
  applications: 'GET /api/v1/applications',
  applicationSets: 'GET /api/v1/applicationsets',
  clusters: 'GET /api/v1/clusters',
  projects: 'GET /api/v1/projects',
  repositories: 'GET /api/v1/repositories',
  repositoryCredentials: 'GET /api/v1/repocreds',
  applicationStream: 'GET /api/v1/stream/applications',
  applicationSetStream: 'GET /api/v1/stream/applicationsets',
  resourceTree: 'GET /api/v1/applications/{application}/resource-tree',
  revisionMetadata:
    'GET /api/v1/applications/{application}/revisions/{revision}/metadata',
  canI: 'GET /api/v1/account/can-i/{resource}/{action}/{subresource}',
  managedResources: 'GET /api/v1/applications/{application}/managed-resources',
  resource: 'GET /api/v1/applications/{application}/resource',
  events: 'GET /api/v1/applications/{application}/events',
  syncWindows: 'GET /api/v1/applications/{application}/syncwindows',
  /** Makes nothing; asked only where `fleet.preview.askHubs` is on. */
  generate: 'POST /api/v1/applicationsets/generate',
  /** With `refresh` it compares the Application anew. */
  application: 'GET /api/v1/applications/{application}',
  sync: 'POST /api/v1/applications/{application}/sync',
  rollback: 'POST /api/v1/applications/{application}/rollback',
  terminate: 'DELETE /api/v1/applications/{application}/operation',
  invalidateCache: 'POST /api/v1/clusters/{server}/invalidate-cache',
} as const;

/** Only these change anything on a hub, and only where operations are configured. */
const changingRoutes: ReadonlySet<HubRoute> = new Set([
  'sync',
  'rollback',
  'terminate',
  'invalidateCache',
]);

export type HubRoute = keyof typeof hubRoutes;

const methods = ['GET', 'POST', 'DELETE'] as const;

export interface HubRequest {
  method: (typeof methods)[number];
  /** Path and query, to be put behind the base URL. */
  target: string;
  /** It asks the hub to do something; the others only read. */
  changing: boolean;
  route: HubRoute;
}

/** Values for a route; each is checked against its grammar and encoded. */
export interface RouteValues {
  application?: string;
  appNamespace?: string;
  /** A full commit id. */
  revision?: string;
  /** Which source of several, from 0. */
  sourceIndex?: string;
  /** Of a stream: `0` leaves out the replay of all that exists. */
  resourceVersion?: '0';
  /** Of a permission, in the words of Argo CD's policy. */
  resource?: 'applications' | 'applicationsets' | 'clusters' | 'projects';
  action?: 'get' | 'update' | 'delete' | 'sync';
  /** All objects of the resource. */
  subresource?: '*' | '*/*';
  refresh?: 'normal' | 'hard';
  /** URL of a cluster's API server, as the hub knows the cluster. */
  server?: string;
  /** Of a resource of the Application. */
  group?: string;
  version?: string;
  kind?: string;
  namespace?: string;
  /** The same name twice: the routes call it differently. */
  name?: string;
  resourceName?: string;
  /** Of a resource whose events are asked for. */
  resourceNamespace?: string;
  resourceUID?: string;
}

const dnsLabel = '[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?';
const dnsWords = "names are lower case letters, digits, '-' and '.' (DNS-1123)";
const resourceName = {
  pattern: /^[A-Za-z0-9](?:[-A-Za-z0-9._:]*[A-Za-z0-9])?$/,
  maxLength: 253,
  words: "names are letters, digits, '-', '.', '_' and ':'",
};
const grammars = {
  /** DNS-1123 subdomain, as Kubernetes asks of object names. */
  application: {
    pattern: new RegExp(`^${dnsLabel}(?:\\.${dnsLabel})*$`),
    maxLength: 253,
  },
  appNamespace: { pattern: new RegExp(`^${dnsLabel}$`), maxLength: 63 },
  /** SHA-1 or SHA-256. */
  revision: {
    pattern: /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/,
    maxLength: 64,
    words: 'only a full commit id is asked for',
  },
  sourceIndex: { pattern: /^\d+$/, maxLength: 3, words: 'it is a number' },
  resourceVersion: { pattern: /^\d+$/, maxLength: 20 },
  resource: { pattern: /^[a-z]+$/, maxLength: 20 },
  action: { pattern: /^[a-z]+$/, maxLength: 20 },
  subresource: { pattern: /^\*(?:\/\*)?$/, maxLength: 3 },
  refresh: { pattern: /^(?:normal|hard)$/, maxLength: 6 },
  server: {
    pattern:
      /^https?:\/\/[A-Za-z0-9.:[\]_-]+(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*\/?$/,
    maxLength: 2_000,
    words: 'it is the URL of an API server',
  },
  group: {
    pattern: new RegExp(`^${dnsLabel}(?:\\.${dnsLabel})*$`),
    maxLength: 253,
  },
  version: {
    pattern: /^v\d+(?:(?:alpha|beta)\d+)?$/,
    maxLength: 63,
    words: 'API versions look like v1 or v1beta1',
  },
  kind: {
    pattern: /^[A-Z][A-Za-z0-9]*$/,
    maxLength: 63,
    words: 'kinds are letters and digits and begin with a capital',
  },
  namespace: { pattern: new RegExp(`^${dnsLabel}$`), maxLength: 63 },
  name: resourceName,
  resourceName,
  resourceNamespace: { pattern: new RegExp(`^${dnsLabel}$`), maxLength: 63 },
  resourceUID: {
    pattern: /^[A-Za-z0-9](?:[-A-Za-z0-9]*[A-Za-z0-9])?$/,
    maxLength: 64,
    words: "ids are letters, digits and '-'",
  },
} satisfies Record<
  keyof RouteValues,
  { pattern: RegExp; maxLength: number; words?: string }
>;
type Slot = keyof typeof grammars;

const slots = Object.keys(grammars).filter(
  (name): name is Slot => name in grammars,
);

/** @throws SourceError of kind `notFound` for a value that no hub can have. */
export function hubRequest(
  route: HubRoute,
  values: RouteValues = {},
): HubRequest {
  const [method, template] = hubRoutes[route].split(' ');
  const query = new URLSearchParams();
  let path = template;
  for (const name of slots) {
    const value = values[name];
    if (value === undefined) continue;
    checkGrammar(name, value);
    const slot = `{${name}}`;
    if (path.includes(slot))
      path = path.replace(slot, encodeURIComponent(value));
    else query.set(name, value);
  }
  if (path.includes('{')) {
    throw new SourceError('notFound', `The route ${template} needs a name.`);
  }
  const text = query.toString();
  return {
    method: methods.find(known => known === method) ?? 'GET',
    target: text === '' ? path : `${path}?${text}`,
    changing: changingRoutes.has(route) || values.refresh !== undefined,
    route,
  };
}

function checkGrammar(name: Slot, value: string): void {
  const grammar: { pattern: RegExp; maxLength: number; words?: string } =
    grammars[name];
  const { pattern, maxLength, words = dnsWords } = grammar;
  if (value.length <= maxLength && pattern.test(value)) return;
  throw new SourceError(
    'notFound',
    `No hub has an object with the ${name} ${JSON.stringify(
      value.slice(0, 80),
    )}: ${words}.`,
  );
}

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
  applicationStream: 'GET /api/v1/stream/applications',
  applicationSetStream: 'GET /api/v1/stream/applicationsets',
  resourceTree: 'GET /api/v1/applications/{application}/resource-tree',
  revisionMetadata:
    'GET /api/v1/applications/{application}/revisions/{revision}/metadata',
  canI: 'GET /api/v1/account/can-i/{resource}/{action}/{subresource}',
  managedResources: 'GET /api/v1/applications/{application}/managed-resources',
} as const;

export type HubRoute = keyof typeof hubRoutes;

export interface HubRequest {
  method: 'GET' | 'POST';
  /** Path and query, to be put behind the base URL. */
  target: string;
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
  action?: 'get' | 'update' | 'delete';
  /** All objects of the resource. */
  subresource?: '*' | '*/*';
}

const dnsLabel = '[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?';
const dnsWords = "names are lower case letters, digits, '-' and '.' (DNS-1123)";
const grammars: Record<
  keyof RouteValues,
  { pattern: RegExp; maxLength: number; words?: string }
> = {
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
};

/** @throws SourceError of kind `notFound` for a value that no hub can have. */
export function hubRequest(
  route: HubRoute,
  values: RouteValues = {},
): HubRequest {
  const [method, template] = hubRoutes[route].split(' ');
  const query = new URLSearchParams();
  let path = template;
  for (const name of [
    'application',
    'appNamespace',
    'revision',
    'sourceIndex',
    'resourceVersion',
    'resource',
    'action',
    'subresource',
  ] as const) {
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
    method: method === 'POST' ? 'POST' : 'GET',
    target: text === '' ? path : `${path}?${text}`,
  };
}

function checkGrammar(name: keyof typeof grammars, value: string): void {
  const { pattern, maxLength, words = dnsWords } = grammars[name];
  if (value.length <= maxLength && pattern.test(value)) return;
  throw new SourceError(
    'notFound',
    `No hub has an object with the ${name} ${JSON.stringify(
      value.slice(0, 80),
    )}: ${words}.`,
  );
}

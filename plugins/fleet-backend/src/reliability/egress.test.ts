import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import {
  hubRequest,
  HubRoute,
  hubRoutes,
  RouteValues,
} from '../hub/argocd/routes';
import { series } from '../domain/observability/promql';
import {
  collectionPath,
  eventsOf,
  objectPath,
} from '../hub/kubernetes/customResources';
import { effort, randomOf, seed, tellFigure } from './__testUtils__/effort';

/** Ways to write a dot, a slash and what may stand around them. */
const dots = ['.', '%2e', '%2E', '%252e', '\u002e', '．', '%c0%ae', '%u002e'];
const slashes = ['/', '\\', '%2f', '%5c', '%252f', '／', '%c0%af', ';/', '//'];
const tails = [
  'clusters',
  'session',
  'api/v1/projects',
  '',
  '?a=b',
  '#',
  '\u0000',
  '\r\nX: y',
  ' ',
  '@evil.example.com',
];
const heads = ['', 'shop', 'a/', '.', 'shop%00', 'https://evil.example.com/'];

/** A path traversal in some encoding, a different one each time. */
function* traversals(count: number): Generator<string> {
  const random = randomOf(seed);
  const pick = (of: readonly string[]) => of[Math.floor(random() * of.length)];
  const told = new Set<string>();
  while (told.size < count) {
    const steps = 1 + Math.floor(random() * 5);
    const climb = Array.from(
      { length: steps },
      () => pick(dots) + pick(dots) + pick(slashes),
    ).join('');
    const text = pick(heads) + climb + pick(tails);
    if (!told.has(text)) {
      told.add(text);
      yield text;
    }
  }
}

const good: Required<RouteValues> = {
  application: 'shop',
  appNamespace: 'argocd',
  revision: 'f'.repeat(40),
  sourceIndex: '0',
  resourceVersion: '0',
  resource: 'applications',
  action: 'get',
  subresource: '*/*',
  refresh: 'normal',
  server: 'https://eu-1.example.com',
  group: 'apps',
  version: 'v1',
  kind: 'Pod',
  namespace: 'shop',
  name: 'shop',
  resourceName: 'shop',
  resourceNamespace: 'shop',
  resourceUID: '0b5c6d9e-1f7a-4c7e-9a41-6f1f3f2a8d10',
};
/** Texts that people, entities and hubs can name; the others are words of ours. */
const free = [
  'application',
  'appNamespace',
  'revision',
  'server',
  'group',
  'version',
  'kind',
  'namespace',
  'name',
  'resourceName',
  'resourceNamespace',
  'resourceUID',
] as const;

const routes = Object.keys(hubRoutes).filter(
  (name): name is HubRoute => name in hubRoutes,
);

/** The path of a route, with its slots where they belong, and nothing else. */
function staysWithin(route: HubRoute, target: string): boolean {
  const [, template] = hubRoutes[route].split(' ');
  const url = new URL(target, 'http://hub.example.com');
  const asked = url.pathname.split('/');
  const wanted = template.split('/');
  return (
    url.host === 'hub.example.com' &&
    url.hash === '' &&
    asked.length === wanted.length &&
    wanted.every((part, index) => part.startsWith('{') || part === asked[index])
  );
}

describe('what is sent to a hub', () => {
  it('reaches no other route, whatever a name tries', () => {
    let refused = 0;
    let sent = 0;
    for (const text of traversals(effort(1_000, 20_000))) {
      for (const route of routes) {
        for (const slot of free) {
          try {
            const { target } = hubRequest(route, { ...good, [slot]: text });
            expect([route, slot, text, staysWithin(route, target)]).toEqual([
              route,
              slot,
              text,
              true,
            ]);
            sent += 1;
          } catch (error) {
            if (!(error instanceof SourceError)) throw error;
            refused += 1;
          }
        }
      }
      for (const ref of [
        { namespace: 'argocd', name: text },
        { namespace: text, name: 'shop' },
      ]) {
        expect(() => objectPath('applications', ref)).toThrow(SourceError);
        expect(() => eventsOf(ref)).toThrow(SourceError);
        refused += 2;
      }
      expect(() => collectionPath('appprojects', text)).toThrow(SourceError);
      refused += 1;
    }
    // The grammars let none of them pass; the encoding would hold it all the same.
    expect(sent).toBe(0);
    tellFigure('R7', `${refused} traversals refused, ${sent} sent`);
  });

  it('is whole: every route can be asked for with good names', () => {
    for (const route of routes) {
      const { target, method } = hubRequest(route, good);
      expect([route, staysWithin(route, target)]).toEqual([route, true]);
      expect(hubRoutes[route].startsWith(`${method} `)).toBe(true);
    }
  });
});

describe('what is sent to a metrics server', () => {
  it('asks for what it was to ask for, whatever a label says', () => {
    const ends = ['', '"', '\\', '\\"', '\n', '"} or up{a="', '`'];
    let sent = 0;
    for (const text of traversals(effort(1_000, 20_000))) {
      for (const end of ends) {
        const value = end + text + end;
        const where = [{ label: 'cluster', value }];
        const query = series('up', where);
        const [, quoted] =
          /^up\{cluster=("(?:[^"\\\n\r]|\\["\\nr])*")\}$/.exec(query) ?? [];
        expect([value, unquoted(quoted)]).toEqual([value, value]);
        sent += 1;
      }
    }
    tellFigure('R7', `${sent} labels of queries stay within their quotes`);
  });
});

/** What PromQL reads, which knows more escapes than are ever written. */
function unquoted(text = ''): string {
  const plain: Record<string, string> = { n: '\n', r: '\r' };
  return text
    .slice(1, -1)
    .replace(/\\(.)/g, (_, escaped: string) => plain[escaped] ?? escaped);
}

/** Asks the portal, and reads its answer as JSON. */
export type AskJson = (target: string) => Promise<unknown>;

interface Ref {
  hub: string;
  namespace: string;
  name: string;
}

interface Detail {
  tree: { status: string; value: Record<string, string>[] };
}

/** Applications whose every resource is opened. */
const opened = 3;

/**
 * The address of every route of the fleet's API document that reads, for
 * objects that there are.
 *
 * @throws Error for a route of which nobody has said yet what it is about
 */
export async function everyRoute(ask: AskJson): Promise<string[]> {
  const document = (await ask('/fleet/openapi.json')) as {
    paths: Record<string, object>;
  };
  const clusters = await refsOf(ask, 'clusters');
  const applications = (await refsOf(ask, 'applications')).slice(0, opened);
  const rollouts = await itemsOf<{ service: string }>(ask, 'rollouts');
  const services = rollouts.map(({ service }) => service);
  const hubs = await itemsOf<{ hub: string }>(ask, 'hubs');
  const details = await Promise.all(
    applications.map(async ref => {
      const path = filled('/applications/{hub}/{namespace}/{name}', ref);
      return { ref, detail: (await ask(`/fleet${path}`)) as Detail };
    }),
  );
  const resources = details.flatMap(({ ref, detail }) =>
    detail.tree.value.map(node => ({ ref, node })),
  );

  const about: Record<string, (path: string) => string[]> = {
    '/applications/{hub}/{namespace}/{name}/manifests': path =>
      resources.map(({ ref, node }) =>
        [
          filled(path, ref),
          queryOf(node, ['group', 'version', 'kind', 'namespace', 'name']),
        ].join('?'),
      ),
    '/applications/{hub}/{namespace}/{name}/resource-events': path =>
      resources.map(({ ref, node }) =>
        [filled(path, ref), queryOf(node, ['uid', 'namespace', 'name'])].join(
          '?',
        ),
      ),
    '/applications/{hub}/{namespace}/{name}/revisions/{revision}': path =>
      details.map(({ ref, detail }) => {
        const [revision] = /[0-9a-f]{40}/.exec(JSON.stringify(detail)) ?? [''];
        return filled(path, { ...ref, revision });
      }),
    '/changes': path => [`${path}?since=0`],
  };
  const ofObjects: [RegExp, object[]][] = [
    [/^\/clusters\/\{/, clusters],
    [/^\/applications\/\{/, applications],
    [/^\/applicationsets\/\{/, await refsOf(ask, 'applicationsets')],
    [/^\/provisioning\/\{/, await refsOf(ask, 'provisioning')],
    [/^\/hubs\/\{/, hubs.map(({ hub }) => ({ hub }))],
    [/^\/rollouts\/\{/, services.map(service => ({ service }))],
    [
      /^\/entities\/\{/,
      services.map(name => ({ kind: 'component', namespace: 'default', name })),
    ],
  ];
  const addresses = (path: string): string[] => {
    if (about[path]) return about[path](path);
    if (!path.includes('{')) return [path];
    const [, objects] = ofObjects.find(([group]) => group.test(path)) ?? [];
    return (objects ?? []).map(values => filled(path, values));
  };

  return Object.entries<object>(document.paths)
    .filter(([, methods]) => 'get' in methods)
    .flatMap(([path]) => {
      const found = addresses(path);
      if (found.length === 0) throw new Error(`Nothing to ask ${path} about`);
      return found;
    });
}

async function itemsOf<T>(ask: AskJson, list: string): Promise<T[]> {
  const { items } = (await ask(`/fleet/${list}`)) as { items: T[] };
  return items;
}

async function refsOf(ask: AskJson, list: string): Promise<Ref[]> {
  const items = await itemsOf<Ref & { ref?: Ref }>(ask, list);
  return items.map(one => one.ref ?? one);
}

function filled(path: string, values: object): string {
  const given = new Map(Object.entries(values));
  return path.replace(/\{(\w+)\}/g, (_, slot: string) =>
    encodeURIComponent(given.get(slot)),
  );
}

function queryOf(node: Record<string, string>, keys: string[]): string {
  const told = keys.filter(key => node[key]);
  return new URLSearchParams(told.map(key => [key, node[key]])).toString();
}

import type { ApplicationRef } from '@fleet-portal/backstage-plugin-fleet-common';
import { hubReadings } from '../access';
import type {
  HubApplication,
  HubClient,
  HubEvent,
  RevisionMetadata,
} from '../hub';
import { SourceError, TroubleKind } from '../trouble';

/** A hub to run the contract on. */
export interface HubContractWorld {
  /** May read. */
  client: HubClient;
  /** The same hub with a credential that it does not take. */
  stranger: HubClient;
  /** What the hub is known to have, where the test made it. */
  expected?: { applications?: string[]; clusters?: string[] };
  /**
   * Changes an Application, so that its stream has something to say. Absent
   * for a hub that must not be touched.
   */
  change?: () => Promise<ApplicationRef>;
  /** Closes the clients and ends what was started. */
  stop(): Promise<void>;
}

/**
 * What every HubClient must do, read-only unless the world can be changed.
 * Call it inside a `describe`; it needs Jest's globals.
 */
export function hubClientContract(
  start: () => Promise<HubContractWorld>,
): void {
  let world: HubContractWorld;
  let client: HubClient;
  const { signal } = new AbortController();

  beforeAll(async () => {
    world = await start();
    client = world.client;
  }, 60_000);

  afterAll(async () => {
    await world?.stop();
  }, 60_000);

  it('takes our credential', async () => {
    await expect(client.check({ signal })).resolves.toEqual(expect.any(Object));
  });

  it('refuses a stranger', async () => {
    expect(await kindOf(world.stranger.check({ signal }))).toBe('unauthorized');
    expect(await kindOf(world.stranger.listApplications({ signal }))).toBe(
      'unauthorized',
    );
  });

  it('says what our credential may read, if it can say', async () => {
    const access = await client.checkAccess?.({ signal });
    const { readings = [] } = access ?? {};
    expect(readings.map(({ reading }) => reading)).toEqual(
      access ? hubReadings : [],
    );
    expect(readings.filter(({ trouble }) => trouble)).toEqual([]);
  });

  it('lists every Application once, and readably', async () => {
    const { items, quarantined } = await client.listApplications({ signal });
    expect(quarantined).toEqual([]);
    const names = items.map(({ namespace, name }) => `${namespace}/${name}`);
    expect(new Set(names).size).toBe(names.length);
    for (const application of items) {
      expect(application.uid).not.toBe('');
      expect(application.resourceVersion).not.toBe('');
      expect(application.project).not.toBe('');
      const { server, name } = application.destination;
      expect([server, name].filter(Boolean)).toHaveLength(1);
      const ids = application.history.map(({ id }) => id);
      expect(ids).toEqual([...ids].sort((a, b) => b - a));
      expect(ids.length).toBeLessThanOrEqual(10);
    }
    const found = items.map(({ name }) => name).sort();
    const { applications = found } = world.expected ?? {};
    expect(found).toEqual([...applications].sort());
  });

  it('keeps no annotation that the portal does not read', async () => {
    const { items } = await client.listApplications({ signal });
    const keys = new Set(
      items.flatMap(({ annotations }) => Object.keys(annotations)),
    );
    for (const key of keys) {
      expect(key).toMatch(/^(backstage\.io\/entity-ref$|fleet-portal\.io\/)/);
    }
  });

  it('lists clusters by name, with labels and the hub’s word', async () => {
    const { items, quarantined } = await client.listClusters({ signal });
    expect(quarantined).toEqual([]);
    for (const cluster of items) {
      expect(cluster.name).not.toBe('');
      expect(cluster.server).toMatch(/^https?:\/\//);
      expect(['Unknown', 'Successful', 'Failed']).toContain(
        cluster.connection.status,
      );
    }
    const found = items.map(({ name }) => name).sort();
    const { clusters = found } = world.expected ?? {};
    expect(found).toEqual([...clusters].sort());
  });

  it('lists ApplicationSets with their spec and what they generated', async () => {
    const sets = await client.listApplicationSets({ signal });
    const applications = await client.listApplications({ signal });
    expect(sets.quarantined).toEqual([]);
    for (const set of sets.items) {
      expect(set.spec.generators).toEqual(expect.any(Array));
      expect(set.spec.template).toEqual(expect.any(Object));
      const owned = applications.items
        .filter(one => one.namespace === set.namespace)
        .filter(one => one.applicationSet === set.name)
        .map(({ name }) => name);
      const listed = set.applications.map(({ name }) => name);
      expect(listed.sort()).toEqual(owned.sort());
    }
  });

  it('lists the project of every Application', async () => {
    const projects = await client.listProjects({ signal });
    const { items } = await client.listApplications({ signal });
    for (const { project } of items) expect(projects).toContain(project);
  });

  it('reads the resources of an Application, and what differs from Git or that it cannot be told', async () => {
    const { items } = await client.listApplications({ signal });
    const tried = items.find(({ sync }) => sync === 'OutOfSync') ?? items[0];
    if (!tried) return;
    const ref = refOf(client, tried);
    const tree = await client.getResourceTree(ref, { signal });
    expect(new Set(tree.map(({ uid }) => uid)).size).toBe(tree.length);
    const diff = await client.getDiff(ref, { signal }).catch(error => {
      if (error instanceof SourceError && error.kind === 'notFound') return [];
      throw error;
    });
    for (const resource of diff) {
      expect(resource.live).not.toBe(resource.desired);
      expect(resource.masked).toBe(resource.kind === 'Secret');
    }
  });

  it('tells who committed a revision, or that it cannot be told', async () => {
    const { items } = await client.listApplications({ signal });
    const deployed = items.find(
      ({ history, sources }) =>
        sources.length === 1 && isCommit(history[0]?.revisions[0]),
    );
    if (!deployed) return;
    const ref = refOf(client, deployed);
    const [revision] = deployed.history[0].revisions;
    const asking = client.getRevisionMetadata(ref, { revision }, { signal });
    const metadata: RevisionMetadata = await asking.catch(error => {
      const kind = error instanceof SourceError ? error.kind : undefined;
      if (kind === 'notFound' || kind === 'forbidden') return {};
      throw error;
    });
    expect(metadata.author ?? '').not.toMatch(/[<>@\n]/);
    expect(metadata.message ?? '').not.toContain('\n');
    expect(metadata.committedAt ?? '1970-01-01T00:00:00Z').toMatch(/^\d{4}-/);
    const hostile = { revision: '../../clusters' };
    expect(
      await kindOf(client.getRevisionMetadata(ref, hostile, { signal })),
    ).toBe('notFound');
  });

  it('tells what happened to an Application, newest first, or that it may not', async () => {
    const { items } = await client.listApplications({ signal });
    for (const item of items.slice(0, 5)) {
      const asking = client.getEvents(refOf(client, item), { signal });
      const events = await orUntold(asking, []);
      const times = events.map(({ lastAt }) => Date.parse(lastAt ?? '') || 0);
      expect(times).toEqual([...times].sort((a, b) => b - a));
      expect(events.length).toBeLessThanOrEqual(200);
      for (const { type, reason } of events) {
        expect(['Normal', 'Warning']).toContain(type);
        expect(reason).not.toBe('');
      }
    }
  });

  it('tells whether a sync window forbids a sync, or that it cannot tell', async () => {
    const { items } = await client.listApplications({ signal });
    for (const item of items.slice(0, 5)) {
      const asking = client.getSyncWindows(refOf(client, item), { signal });
      const windows = await orUntold(asking, undefined);
      if (!windows) continue;
      expect(windows.reason === undefined).toBe(windows.canSync);
      const assigned = windows.assigned.map(one => JSON.stringify(one));
      for (const one of windows.active) {
        expect(assigned).toContain(JSON.stringify(one));
      }
    }
  });

  it('shows one resource in Git and on its cluster, or that it cannot', async () => {
    const { items } = await client.listApplications({ signal });
    const [first] = items.filter(({ health }) => health === 'Healthy');
    if (!first) return;
    const ref = refOf(client, first);
    const tree = await orUntold(client.getResourceTree(ref, { signal }), []);
    for (const node of tree.slice(0, 4)) {
      const asking = client.getManifests(ref, node, { signal });
      const found = await orUntold(asking, undefined);
      if (!found) continue;
      expect(found).toMatchObject({ kind: node.kind, name: node.name });
      expect(`${found.live}${found.desired}`).toContain(node.name);
      expect(found.masked).toBe(node.kind === 'Secret');
    }
    const hostile = { kind: 'Pod', name: '../../x', version: 'v1' };
    expect(await kindOf(client.getManifests(ref, hostile, { signal }))).toBe(
      'notFound',
    );
  });

  it('tells an Application that is not there from trouble', async () => {
    const ref = { hub: client.hub, namespace: 'argocd', name: 'no-such-app' };
    // Argo CD answers 403 for what does not exist.
    expect(['forbidden', 'notFound']).toContain(
      await kindOf(client.getResourceTree(ref, { signal })),
    );
    const hostile = { ...ref, name: '../../clusters' };
    expect(await kindOf(client.getResourceTree(hostile, { signal }))).toBe(
      'notFound',
    );
  });

  it('holds both streams open until they are aborted', async () => {
    const closing = new AbortController();
    const options = { signal: closing.signal, onEvent: () => {} };
    const streams = [
      client.watchApplications(options),
      client.watchApplicationSets(options),
    ];
    const early = Promise.race(streams).then(() => 'ended');
    await client.listApplications({ signal });
    const still = Promise.resolve('open');
    await expect(Promise.race([early, still])).resolves.toBe('open');
    closing.abort();
    await Promise.allSettled([...streams, early]);
  });

  it('says on the stream what changes', async () => {
    if (!world.change) return;
    const closing = new AbortController();
    const seen: HubEvent<HubApplication>[] = [];
    const stream = client.watchApplications({
      signal: closing.signal,
      onEvent: event => seen.push(event),
    });
    try {
      while (!seen.some(({ type }) => type === 'alive')) await turn();
      seen.length = 0;
      const changed = await world.change();
      const isIt = (event: HubEvent<HubApplication>) =>
        event.type === 'upsert' && event.object.name === changed.name;
      while (!seen.some(isIt)) await turn();
    } finally {
      closing.abort();
      await Promise.allSettled([stream]);
    }
    expect(seen.filter(({ type }) => type === 'quarantined')).toEqual([]);
  });

  it('asks nothing when it is aborted already', async () => {
    const aborted = AbortSignal.abort(new Error('not any more'));
    await expect(client.listApplications({ signal: aborted })).rejects.toThrow(
      'not any more',
    );
  });
}

/** What the hub has nothing of, or may not tell our account. */
async function orUntold<T, U>(asking: Promise<T>, untold: U): Promise<T | U> {
  try {
    return await asking;
  } catch (error) {
    const kind = error instanceof SourceError ? error.kind : undefined;
    if (kind === 'notFound' || kind === 'forbidden') return untold;
    throw error;
  }
}

async function kindOf(promise: Promise<unknown>): Promise<TroubleKind> {
  const error = await promise.then(
    () => new Error('it did not reject'),
    thrown => thrown,
  );
  if (!(error instanceof SourceError)) throw error;
  expect(error.message).toMatch(/^[^\n]+\.$/);
  return error.kind;
}

function refOf(client: HubClient, application: HubApplication): ApplicationRef {
  const { namespace, name } = application;
  return { hub: client.hub, namespace, name };
}

function isCommit(revision: string | undefined): boolean {
  return /^[0-9a-f]{40}$/.test(revision ?? '');
}

function turn(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}

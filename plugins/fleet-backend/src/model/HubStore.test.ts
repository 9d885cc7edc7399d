import type {
  HubApplication,
  HubEvent,
} from '@fleet-portal/backstage-plugin-fleet-node';
import {
  hubApplication,
  hubApplicationSet,
  hubCluster,
} from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import fc from 'fast-check';
import { seed, tellFigure } from '../reliability/__testUtils__/effort';
import { HubStore } from './HubStore';

const createStore = () => {
  const onChange = jest.fn();
  let now = 1_000;
  const store = new HubStore({
    name: 'prod-hub',
    title: 'Production',
    now: () => now,
    onChange,
  });
  const list = (...items: HubApplication[]) => {
    store.startApplicationList();
    store.applyApplicationList({ items, quarantined: [] });
  };
  const names = () =>
    [...store.snapshot.applications.values()].map(({ name }) => name).sort();
  const namesOnCluster = (cluster: string) =>
    [...store.snapshot.applications.values()]
      .filter(one => one.cluster === cluster)
      .map(({ name }) => name);
  const later = () => {
    now += 1_000;
  };
  return { store, list, names, namesOnCluster, later, onChange };
};

describe('HubStore', () => {
  it('shows nothing before it is published, and never changes a snapshot', () => {
    const { store, list, names } = createStore();
    list(hubApplication({ name: 'a' }));
    expect(names()).toEqual([]);
    expect(store.publish()).toMatchObject({ applications: ['argocd/a'] });
    const before = store.snapshot;
    list(hubApplication({ name: 'b' }));
    expect(store.publish()).toMatchObject({
      applications: ['argocd/b'],
      removedApplications: ['argocd/a'],
    });
    expect([...before.applications.keys()]).toEqual(['argocd/a']);
    expect(names()).toEqual(['b']);
  });

  it('keeps clusters apart that the hub calls alike, in whichever order', () => {
    const [a, b] = ['https://10.0.0.1', 'https://10.0.0.2'].map(server =>
      hubCluster({ name: 'eu', server }),
    );
    const c = hubCluster({ name: 'us' });
    const { store, list } = createStore();
    store.applyClusters({ items: [c, b, a, a], quarantined: [] });
    list(
      hubApplication({ name: 'one', destination: { server: a.server } }),
      hubApplication({ name: 'two', destination: { server: b.server } }),
      hubApplication({ name: 'named', destination: { name: 'eu' } }),
    );
    store.publish();
    const { applications, clusters } = store.snapshot;
    expect([...clusters.keys()].sort()).toEqual(['eu', b.server, 'us'].sort());
    expect(clusters.get('eu')?.server).toBe(a.server);
    const placed = [...applications.values()].map(one => [
      one.name,
      one.cluster,
    ]);
    expect(Object.fromEntries(placed)).toEqual({
      one: 'eu',
      two: b.server,
      named: 'eu',
    });
    store.applyClusters({ items: [a, b, c], quarantined: [] });
    expect(store.publish()).toBeUndefined();
  });

  it('calls a hub well only together with what it said', () => {
    const { store, list, later } = createStore();
    store.applyClusters({
      items: [hubCluster({ name: 'eu-1' })],
      quarantined: [],
    });
    list(hubApplication({ name: 'a' }));
    store.speak({ state: 'ok' });
    later();
    store.heard();
    expect(store.snapshot.voice).toMatchObject({
      state: 'pending',
      heardAt: 2_000,
    });
    expect(store.snapshot.clusters.size).toBe(0);
    store.publish();
    expect(store.snapshot.voice.state).toBe('ok');
    expect(store.snapshot.clusters.size).toBe(1);
    expect(store.snapshot.applications.size).toBe(1);
  });

  it('finds nothing new in the same list, nor in one where only times moved', () => {
    const { store, list, later } = createStore();
    const clusters = [hubCluster({ name: 'eu-1' })];
    store.applyClusters({ items: clusters, quarantined: [] });
    list(hubApplication({ name: 'a', resourceVersion: '1' }));
    expect(store.publish()).toBeDefined();
    later();
    list(hubApplication({ name: 'a', resourceVersion: '1' }));
    expect(store.publish()).toBeUndefined();
    list(
      hubApplication({
        name: 'a',
        resourceVersion: '2',
        reconciledAt: '2030-01-01T00:00:00Z',
      }),
    );
    const polled = hubCluster({
      name: 'eu-1',
      connection: {
        status: 'Successful',
        attemptedAt: '2030-01-01T00:00:00Z',
      },
    });
    store.applyClusters({ items: [polled], quarantined: [] });
    expect(store.publish()).toBeUndefined();
    // The word is new all the same.
    const held = store.snapshot.applications.get('argocd/a');
    expect(held).toMatchObject({ resourceVersion: '2', observedAt: 2_000 });
  });

  it('finds the cluster however the destination is written', () => {
    const { store, list, namesOnCluster } = createStore();
    list(
      hubApplication({ name: 'by-name', destination: { name: 'eu-1' } }),
      hubApplication({
        name: 'by-server',
        destination: { server: 'https://eu-1.example.com/' },
      }),
      hubApplication({ name: 'nowhere', destination: { name: 'gone' } }),
      hubApplication({ name: 'nothing', destination: {} }),
    );
    store.publish();
    expect(namesOnCluster('eu-1')).toEqual([]);

    const clusters = [hubCluster({ name: 'eu-1' })];
    store.applyClusters({ items: clusters, quarantined: [] });
    expect(store.publish()).toMatchObject({
      clusters: ['eu-1'],
      applications: ['argocd/by-name', 'argocd/by-server'],
    });
    expect(namesOnCluster('eu-1')).toEqual(['by-name', 'by-server']);
    const { applications } = store.snapshot;
    expect(applications.get('argocd/nowhere')?.cluster).toBeNull();

    store.applyClusters({ items: [], quarantined: [] });
    store.publish();
    expect(namesOnCluster('eu-1')).toEqual([]);
  });

  it('takes the owner from the reference, else from what the ApplicationSet lists', () => {
    const { store, list } = createStore();
    list(
      hubApplication({ name: 'owned', applicationSet: 'shop' }),
      hubApplication({ name: 'listed' }),
      hubApplication({ name: 'alone' }),
    );
    const ofShop = () =>
      [...store.snapshot.applications.values()]
        .filter(({ applicationSet }) => applicationSet === 'shop')
        .map(({ name }) => name);
    store.publish();
    expect(ofShop()).toEqual(['owned']);

    const applications = [
      { namespace: 'argocd', name: 'listed' },
      { namespace: 'elsewhere', name: 'alone' },
    ];
    const shop = hubApplicationSet({ name: 'shop', applications });
    store.startApplicationSetList();
    store.applyApplicationSetList({ items: [shop], quarantined: [] });
    store.publish();
    expect(ofShop()).toEqual(['owned', 'listed']);

    list(
      hubApplication({ name: 'owned', applicationSet: 'shop' }),
      hubApplication({
        name: 'listed',
        resourceVersion: '2',
        sync: 'OutOfSync',
      }),
    );
    store.publish();
    expect(ofShop()).toEqual(['owned', 'listed']);

    store.applyApplicationSetEvent({
      type: 'delete',
      namespace: 'argocd',
      name: 'shop',
    });
    store.publish();
    expect(ofShop()).toEqual(['owned']);
  });

  it('keeps the last word on what a list holds unreadably', () => {
    const { store, list, names } = createStore();
    list(hubApplication({ name: 'a' }), hubApplication({ name: 'b' }));
    store.publish();
    store.startApplicationList();
    store.applyApplicationList({
      items: [],
      quarantined: [
        { kind: 'Application', namespace: 'argocd', name: 'b', reason: 'spec' },
      ],
    });
    expect(store.publish()).toMatchObject({
      removedApplications: ['argocd/a'],
      voice: true,
    });
    expect(names()).toEqual(['b']);
    expect(store.voice.quarantined).toHaveLength(1);
    list(hubApplication({ name: 'b' }));
    expect(store.voice.quarantined).toEqual([]);
  });

  describe('with events out of order', () => {
    const upsert = (object: HubApplication): HubEvent<HubApplication> => ({
      type: 'upsert',
      object,
    });

    it('ignores a late event', () => {
      const { store, list } = createStore();
      list(
        hubApplication({ name: 'a', resourceVersion: '5', health: 'Degraded' }),
      );
      store.applyApplicationEvent(
        upsert(hubApplication({ name: 'a', resourceVersion: '4' })),
      );
      store.publish();
      expect(store.snapshot.applications.get('argocd/a')?.health).toBe(
        'Degraded',
      );
    });

    it('does not revive what was deleted, but takes its successor', () => {
      const { store, list, names } = createStore();
      list(hubApplication({ name: 'a', uid: 'one', resourceVersion: '5' }));
      store.applyApplicationEvent({
        type: 'delete',
        namespace: 'argocd',
        name: 'a',
        uid: 'one',
        resourceVersion: '6',
      });
      store.applyApplicationEvent(
        upsert(hubApplication({ name: 'a', uid: 'one', resourceVersion: '5' })),
      );
      store.publish();
      expect(names()).toEqual([]);
      store.applyApplicationEvent(
        upsert(hubApplication({ name: 'a', uid: 'two', resourceVersion: '7' })),
      );
      store.applyApplicationEvent({
        type: 'delete',
        namespace: 'argocd',
        name: 'a',
        uid: 'one',
      });
      store.publish();
      expect(names()).toEqual(['a']);
    });

    it('believes the newer of a list and the events that came while it was read', () => {
      const { store, list, names } = createStore();
      list(
        hubApplication({ name: 'goes' }),
        hubApplication({ name: 'changes' }),
      );
      store.startApplicationList();
      store.applyApplicationEvent({
        type: 'delete',
        namespace: 'argocd',
        name: 'goes',
        uid: 'uid-goes',
        resourceVersion: '9',
      });
      store.applyApplicationEvent(
        upsert(hubApplication({ name: 'comes', resourceVersion: '10' })),
      );
      store.applyApplicationEvent(
        upsert(
          hubApplication({
            name: 'changes',
            resourceVersion: '11',
            health: 'Degraded',
          }),
        ),
      );
      store.applyApplicationList({
        items: [
          hubApplication({ name: 'goes' }),
          hubApplication({ name: 'changes' }),
        ],
        quarantined: [],
      });
      store.publish();
      expect(names()).toEqual(['changes', 'comes']);
      const { applications } = store.snapshot;
      expect(applications.get('argocd/changes')?.health).toBe('Degraded');
    });

    it('believes a list after the hub was restored from a backup', () => {
      const { store, list } = createStore();
      list(hubApplication({ name: 'a', resourceVersion: '5000' }));
      store.publish();
      list(
        hubApplication({ name: 'a', resourceVersion: '7', sync: 'OutOfSync' }),
      );
      store.publish();
      expect(store.snapshot.applications.get('argocd/a')?.sync).toBe(
        'OutOfSync',
      );
    });
  });

  it('converges: after any events, lost, late or twice, a quiet list is the truth', () => {
    const step = fc.record({
      what: fc.constantFrom('put', 'delete', 'list', 'publish'),
      name: fc.constantFrom('a', 'b', 'c', 'd'),
      health: fc.constantFrom('Healthy', 'Degraded', 'Progressing'),
      cluster: fc.constantFrom('eu-1', 'eu-2', 'gone'),
      set: fc.option(fc.constantFrom('shop', 'bank'), { nil: undefined }),
      fate: fc.constantFrom('now', 'now', 'lost', 'late', 'twice'),
    });
    const numRuns = Number(process.env.FLEET_PROPERTY_RUNS ?? 500);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const { store } = createStore();
        const clusters = ['eu-1', 'eu-2'].map(name => hubCluster({ name }));
        store.applyClusters({ items: clusters, quarantined: [] });
        const world = new Map<string, HubApplication>();
        const late: HubEvent<HubApplication>[] = [];
        let underWay: HubApplication[] | undefined;
        let revision = 100;

        for (const { what, name, health, cluster, set, fate } of steps) {
          revision += 1;
          const resourceVersion = `${revision}`;
          let event: HubEvent<HubApplication> | undefined;
          if (what === 'put') {
            const uid = world.get(name)?.uid ?? `uid-${revision}`;
            const object = hubApplication({
              name,
              uid,
              resourceVersion,
              health: health as HubApplication['health'],
              destination: { name: cluster },
              applicationSet: set,
            });
            world.set(name, object);
            event = { type: 'upsert', object };
          } else if (what === 'delete') {
            const uid = world.get(name)?.uid;
            if (world.delete(name)) {
              event = {
                type: 'delete',
                namespace: 'argocd',
                name,
                uid,
                resourceVersion,
              };
            }
          } else if (what === 'list') {
            // The answer is what the hub held when it was asked.
            if (underWay) {
              store.applyApplicationList({ items: underWay, quarantined: [] });
              underWay = undefined;
            } else {
              store.startApplicationList();
              underWay = [...world.values()];
            }
          } else {
            store.publish();
          }
          if (!event || fate === 'lost') continue;
          if (fate === 'late') {
            late.push(event);
            continue;
          }
          store.applyApplicationEvent(event);
          if (fate === 'twice') store.applyApplicationEvent(event);
          for (const one of late.splice(0)) store.applyApplicationEvent(one);
        }
        if (underWay) {
          store.applyApplicationList({ items: underWay, quarantined: [] });
        }
        for (const one of late) store.applyApplicationEvent(one);
        store.startApplicationList();
        store.applyApplicationList({
          items: [...world.values()],
          quarantined: [],
        });
        store.publish();

        const { store: fresh } = createStore();
        fresh.applyClusters({ items: clusters, quarantined: [] });
        fresh.startApplicationList();
        fresh.applyApplicationList({
          items: [...world.values()],
          quarantined: [],
        });
        fresh.publish();
        const stateOf = ({ snapshot }: HubStore) =>
          [...snapshot.applications]
            .map(([key, application]) => [key, JSON.stringify(application)])
            .sort();
        expect(stateOf(store)).toEqual(stateOf(fresh));
      }),
      { numRuns, seed },
    );
    tellFigure(
      'R2',
      `${numRuns} histories of lost, late and doubled events, each equal to a fresh list`,
    );
  });
});

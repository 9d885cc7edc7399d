import {
  ConnectionStatus,
  connectionStatuses,
  healthStatusCodes,
  operationPhases,
  probeStates,
  syncStatusCodes,
} from '@fleet-portal/backstage-plugin-fleet-common';
import fc from 'fast-check';
import {
  buildApplication,
  buildApplicationSet,
  buildCluster,
  buildHub,
  buildView,
  FakeSpokeVoices,
  NOW,
} from '../__testUtils__';
import { attentionOf } from './attention/attention';
import { clusterSummary } from './clusters';
import type { HubFacts } from './facts';
import type { FleetView } from './FleetView';
import { buildMatrix } from './matrix';
import { buildOverview } from './overview';

fc.configureGlobal({
  seed: Number(process.env.FLEET_PROPERTY_SEED ?? 20261121),
});

const names = ['dev-a-1', 'staging-a-1', 'staging-b-1', 'prod-a-1', 'prod-b-2'];
const services = ['alpha', 'beta', 'gamma'];

const applications = fc.uniqueArray(
  fc.record({
    service: fc.constantFrom(...services),
    cluster: fc.constantFrom(...names, 'nowhere', null),
    suffix: fc.nat(2),
    version: fc.constantFrom('1.0.0', '1.1.0', '2.0.0', 'latest'),
    sync: fc.constantFrom(...syncStatusCodes, null),
    health: fc.constantFrom(...healthStatusCodes, null),
    phase: fc.option(fc.constantFrom(...operationPhases), { nil: undefined }),
  }),
  { maxLength: 25, selector: a => `${a.service} ${a.cluster} ${a.suffix}` },
);

const fleets = fc.record({
  applications,
  silent: fc.boolean(),
  ownNetwork: fc.boolean(),
  probes: fc.array(fc.constantFrom(...probeStates), {
    minLength: names.length,
    maxLength: names.length,
  }),
  connections: fc.array(fc.constantFrom(...connectionStatuses), {
    minLength: names.length,
    maxLength: names.length,
  }),
});
type Fleet = typeof fleets extends fc.Arbitrary<infer T> ? T : never;

function hubOf(fleet: Fleet): HubFacts {
  const connection = (status: ConnectionStatus) => ({ status });
  const hub = buildHub('hub', {
    clusters: names.map((name, index) =>
      buildCluster(name, { connection: connection(fleet.connections[index]) }),
    ),
    applicationSets: services.map(name =>
      buildApplicationSet(name, { env: 'prod' }),
    ),
    applications: fleet.applications.map(one =>
      buildApplication(one.service, one.cluster, {
        name: `${one.service}-${one.cluster}-${one.suffix}`,
        cluster: one.cluster === 'nowhere' ? null : one.cluster,
        version: one.version,
        sync: one.sync,
        health: one.health,
        operation: one.phase && { phase: one.phase },
      }),
    ),
  });
  return fleet.silent
    ? {
        ...hub,
        voice: {
          ...hub.voice,
          state: 'unreachable',
          heardAt: NOW - 600_000,
          reason: 'refused',
        },
      }
    : hub;
}

function viewOf(fleet: Fleet): FleetView {
  const spokes = new FakeSpokeVoices();
  names.forEach((name, index) =>
    spokes.set('hub', name, { state: fleet.probes[index] }),
  );
  const { ownNetwork } = fleet;
  return buildView([hubOf(fleet)], { spokes, ownNetwork });
}

const sum = (numbers: Iterable<number | undefined>) =>
  [...numbers].reduce<number>((total, number) => total + (number ?? 0), 0);
const noPlacement = () => ({
  clusters: [],
  unsupported: [{ generator: 'generators[0]', reason: 'not asked' }],
  errors: [],
});
const all = { sort: 'harm', offset: 0, limit: 2000 } as const;

describe('of any fleet', () => {
  it('the states add up to the total, per fleet and per cluster', () => {
    fc.assert(
      fc.property(fleets, fleet => {
        const view = viewOf(fleet);
        const overview = buildOverview(view, NOW);
        expect(overview.total).toBe(fleet.applications.length);
        expect(sum(Object.values(overview.states))).toBe(overview.total);
        for (const cluster of overview.clusters) {
          expect(sum(Object.values(cluster.states))).toBe(cluster.applications);
        }
        const onClusters = sum(overview.clusters.map(c => c.applications));
        const without = view.rows.filter(row => row.place === null).length;
        expect(onClusters + without).toBe(overview.total);
      }),
    );
  });

  it('the cells of the matrix hold every Application on a cluster once', () => {
    fc.assert(
      fc.property(fleets, fleet => {
        const view = viewOf(fleet);
        const matrix = buildMatrix(view, all, noPlacement);
        const cells = matrix.rows.flatMap(row => row.cells);
        expect(sum(cells.map(([, , , , count]) => count))).toBe(
          view.rows.filter(row => row.place).length,
        );
        expect(matrix.total).toBe(matrix.rows.length);
        for (const [column, , version] of cells) {
          expect(matrix.columns[column]).toBeDefined();
          expect(version).toBeLessThan(matrix.versions.length);
        }
      }),
    );
  });

  it('pages of the matrix put together are the whole', () => {
    fc.assert(
      fc.property(fleets, fc.integer({ min: 1, max: 3 }), (fleet, limit) => {
        const view = viewOf(fleet);
        const whole = buildMatrix(view, all, noPlacement);
        const paged: string[] = [];
        for (let offset = 0; offset < whole.total; offset += limit) {
          const page = buildMatrix(
            view,
            { ...all, offset, limit },
            noPlacement,
          );
          paged.push(...page.rows.map(row => row.service));
        }
        expect(paged).toEqual(whole.rows.map(row => row.service));
      }),
    );
  });

  it('nothing is green on a cluster that one of the voices lost', () => {
    fc.assert(
      fc.property(fleets, fleet => {
        const view = viewOf(fleet);
        const lost = view.rows.filter(
          ({ place }) =>
            fleet.silent ||
            place?.facts.connection.status === 'Failed' ||
            place?.word === 'contradicted',
        );
        const said = new Set(lost.map(row => row.state));
        said.delete('notHeard');
        said.delete('contradicted');
        expect([...said]).toEqual([]);
        const shown = view.rows.filter(row => row.state === 'contradicted');
        expect(shown.every(row => row.place?.word === 'contradicted')).toBe(
          true,
        );
        const contradicted = view.places.filter(
          place => clusterSummary(view, place).contradicted,
        );
        const told = attentionOf(view, NOW).filter(
          item => item.state === 'contradicted',
        );
        expect(told).toHaveLength(contradicted.length);
        expect(fleet.ownNetwork && contradicted.length > 0).toBe(false);
      }),
    );
  });

  it('attention has stable and unique ids, whatever the order of the hubs', () => {
    fc.assert(
      fc.property(fleets, fleet => {
        const ids = attentionOf(viewOf(fleet), NOW).map(item => item.id);
        expect(new Set(ids).size).toBe(ids.length);
        const turned = {
          ...fleet,
          applications: [...fleet.applications].reverse(),
        };
        expect(attentionOf(viewOf(turned), NOW).map(item => item.id)).toEqual(
          ids,
        );
      }),
    );
  });

  it('a reader who may see half of it counts exactly that half', () => {
    fc.assert(
      fc.property(fleets, fleet => {
        const view = viewOf(fleet).within({
          key: 'half',
          application: subject => subject.name.startsWith('alpha'),
          cluster: subject => subject.environment === 'prod',
        });
        const overview = buildOverview(view, NOW);
        const mine = fleet.applications.filter(a => a.service === 'alpha');
        expect(overview.total).toBe(mine.length);
        expect(sum(Object.values(overview.states))).toBe(mine.length);
        expect(overview.clusters.map(c => c.environment)).toEqual([
          'prod',
          'prod',
        ]);
        expect(JSON.stringify(buildMatrix(view, all, noPlacement))).not.toMatch(
          /beta|gamma/,
        );
      }),
    );
  });
});

import {
  buildApplication,
  buildCluster,
  buildHub,
  buildView,
  FakeSpokeVoices,
  unreachable,
} from '../__testUtils__';
import { buildMatrix } from './matrix';

const all = { sort: 'harm', offset: 0, limit: 200 } as const;
const nothingKnown = () => ({
  clusters: [],
  unsupported: [{ generator: 'generators[0]', reason: 'not asked' }],
  errors: [],
});

describe('buildMatrix', () => {
  it('puts the service in trouble above those that a dead cluster darkens', () => {
    const clusters = ['prod-a-1', 'prod-a-2'].map(name => buildCluster(name));
    const on = (service: string, health?: 'Degraded') => [
      buildApplication(service, 'prod-a-1'),
      buildApplication(service, 'prod-a-2', health && { health }),
    ];
    const view = buildView(
      [
        buildHub('prod-hub', {
          clusters,
          applications: [
            ...on('alpha'),
            ...on('beta', 'Degraded'),
            buildApplication('gone', 'prod-a-1'),
          ],
        }),
      ],
      {
        spokes: new FakeSpokeVoices().set(
          'prod-hub',
          'prod-a-1',
          unreachable(),
        ),
      },
    );
    const { rows } = buildMatrix(view, all, nothingKnown);
    expect(rows.map(row => row.service)).toEqual(['gone', 'beta', 'alpha']);
  });

  it('has a column for the hub’s own cluster only where services run on it', () => {
    const clusters = [
      buildCluster('in-cluster', { inCluster: true, labels: {} }),
      buildCluster('prod-a-1'),
    ];
    const columns = (on: string) => {
      const applications = [buildApplication('pay', on)];
      const view = buildView([buildHub('hub', { clusters, applications })]);
      return buildMatrix(view, all, nothingKnown).columns.map(c => c.name);
    };
    expect(columns('prod-a-1')).toEqual(['prod-a-1']);
    expect(columns('in-cluster')).toEqual(['prod-a-1', 'in-cluster']);
  });

  it('shows the worst of several Applications in a cell, and counts them', () => {
    const view = buildView([
      buildHub('hub', {
        clusters: [buildCluster('prod-a-1')],
        applications: [
          buildApplication('pay', 'prod-a-1', { name: 'pay-1' }),
          buildApplication('pay', 'prod-a-1', {
            name: 'pay-2',
            sync: 'OutOfSync',
            version: '1.1.0',
          }),
        ],
      }),
    ]);
    const matrix = buildMatrix(view, all, nothingKnown);
    const [column, , version, behind, count] = matrix.rows[0].cells[0];
    expect(matrix.versions[version]).toBe('1.1.0');
    expect([column, behind, count]).toEqual([0, 1, 2]);
  });
});

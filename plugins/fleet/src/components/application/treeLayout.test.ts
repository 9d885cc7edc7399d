import { TreeNode } from '@fleet-portal/backstage-plugin-fleet-common';
import { treeLayout } from './treeLayout';

const node = (
  uid: string,
  parent?: string,
  overrides: Partial<TreeNode> = {},
): TreeNode => ({
  uid,
  kind: 'Pod',
  name: uid,
  parentUids: parent ? [parent] : [],
  images: [],
  health: 'Healthy',
  ...overrides,
});

const places = (tree: TreeNode[]) =>
  treeLayout(tree).nodes.map(({ node: { uid }, column, row, more }) => [
    uid,
    column,
    row,
    more,
  ]);

describe('the places of resources in the graph', () => {
  it('put the first child beside its parent and the others below', () => {
    expect(
      places([
        node('deployment'),
        node('replicas', 'deployment', { kind: 'ReplicaSet' }),
        node('pod-a', 'replicas'),
        node('pod-b', 'replicas', { health: 'Degraded' }),
        node('service', undefined, { kind: 'Service' }),
      ]),
    ).toEqual([
      ['deployment', 0, 0, 0],
      ['replicas', 1, 0, 0],
      ['pod-b', 2, 0, 0],
      ['pod-a', 2, 1, 0],
      ['service', 0, 2, 0],
    ]);
  });

  it('let one stand for many that are well, and never for one in trouble', () => {
    const pods = Array.from({ length: 9 }, (_, index) =>
      node(`pod-${index}`, 'set', {
        health: index < 5 ? 'Healthy' : 'Degraded',
      }),
    );
    const { nodes, rows } = treeLayout([node('set'), ...pods]);
    const shown = nodes.filter(one => one.column === 1);
    expect(shown.filter(one => one.node.health === 'Degraded')).toHaveLength(4);
    expect(
      shown.filter(one => one.node.health === 'Healthy').map(one => one.more),
    ).toEqual([0, 0, 2]);
    expect(rows).toBe(7);
  });

  it('are none without resources', () => {
    expect(treeLayout([])).toEqual({ nodes: [], columns: 0, rows: 0 });
  });
});

import { TreeNode } from '@fleet-portal/backstage-plugin-fleet-common';
import { treeOrder } from './treeOrder';

const node = (
  uid: string,
  parents: string[],
  rest: Partial<TreeNode> = {},
): TreeNode => ({
  uid,
  kind: 'Pod',
  name: uid,
  parentUids: parents,
  images: [],
  ...rest,
});
const words = (nodes: TreeNode[]) =>
  treeOrder(nodes).map(({ node: n, depth }) => `${depth} ${n.uid}`);

describe('treeOrder', () => {
  it('puts children below their parents, trouble first', () => {
    expect(
      words([
        node('well', [], { health: 'Healthy' }),
        node('child', ['bad']),
        node('bad', [], { health: 'Degraded' }),
        node('grandchild', ['child']),
      ]),
    ).toEqual(['0 bad', '1 child', '2 grandchild', '0 well']);
  });

  it('shows orphans at the root and survives a circle', () => {
    expect(words([node('a', ['gone'])])).toEqual(['0 a']);
    expect(words([node('a', ['b']), node('b', ['a'])])).toEqual(['0 a', '1 b']);
  });
});

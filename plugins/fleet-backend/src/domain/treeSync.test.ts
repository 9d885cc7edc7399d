import type {
  ResourceDiff,
  TreeNode,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { treeWithSync } from './treeSync';

const node = (kind: string, name: string, parent?: string): TreeNode => ({
  uid: `${kind}/${name}`,
  group: kind === 'Deployment' ? 'apps' : undefined,
  version: 'v1',
  kind,
  namespace: 'shop',
  name,
  parentUids: parent === undefined ? [] : [parent],
  images: [],
});

const different: ResourceDiff = {
  group: 'apps',
  kind: 'Deployment',
  namespace: 'shop',
  name: 'cart',
  desired: 'replicas: 2',
  live: 'replicas: 3',
  masked: false,
};

const observedAt = '2026-11-20T14:05:00.000Z';
const tree = {
  status: 'ok' as const,
  observedAt,
  value: [
    node('Deployment', 'cart'),
    node('Deployment', 'cart-worker'),
    node('ReplicaSet', 'cart', 'Deployment/cart'),
    node('Job', 'migrate'),
  ],
};

it('says of what is in Git whether it differs, and of nothing else', () => {
  const diff = { status: 'ok' as const, observedAt, value: [different] };
  const shown = treeWithSync({ tree, diff });
  expect(shown).toMatchObject({
    value: [
      { name: 'cart', sync: 'OutOfSync' },
      { name: 'cart-worker', sync: 'Synced' },
      { kind: 'ReplicaSet', sync: undefined },
      { kind: 'Job', sync: undefined },
    ],
  });
});

it('claims nothing while the comparison is not known', () => {
  const diff = { status: 'failed' as const, reason: 'the hub timed out' };
  expect(treeWithSync({ tree, diff })).toBe(tree);
});

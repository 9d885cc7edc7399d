import type {
  ApplicationDetail,
  TreeNode,
} from '@fleet-portal/backstage-plugin-fleet-common';

type Known = Pick<ApplicationDetail, 'tree' | 'diff'>;

/** Hooks run and are never compared; most are one of these. */
const mayBeHook = new Set(['Job', 'Pod']);

/**
 * The tree with what of it differs from Git. The hub compares what is in Git,
 * which are the resources that nothing else made; its tree does not say it.
 */
export function treeWithSync({ tree, diff }: Known): ApplicationDetail['tree'] {
  if (tree.status !== 'ok' || diff.status !== 'ok') return tree;
  const different = new Set(diff.value.map(resourceWord));
  return {
    ...tree,
    value: tree.value.map(node => ({
      ...node,
      sync: syncOf(node, different),
    })),
  };
}

function syncOf(
  node: TreeNode,
  different: ReadonlySet<string>,
): TreeNode['sync'] {
  if (node.parentUids.length > 0) return undefined;
  if (different.has(resourceWord(node))) return 'OutOfSync';
  return mayBeHook.has(node.kind) ? undefined : 'Synced';
}

/** Of a resource on one cluster, as one word. */
export function resourceWord(one: {
  group?: string;
  kind: string;
  namespace?: string;
  name: string;
}): string {
  return JSON.stringify([
    one.group ?? '',
    one.kind,
    one.namespace ?? '',
    one.name,
  ]);
}

import { TreeNode } from '@fleet-portal/backstage-plugin-fleet-common';

export interface TreeLine {
  node: TreeNode;
  /** 0 for what Git declares. */
  depth: number;
}

/** Kinds whose many copies say nothing when they are well. */
const worse = new Map([
  ['Degraded', 0],
  ['Missing', 1],
  ['Progressing', 2],
  ['Unknown', 3],
  ['Suspended', 4],
  ['Healthy', 5],
]);

/**
 * The resource tree line by line, parents before their children, trouble
 * first. A node whose parents are not in the tree stands at the root, and a
 * node in a circle is shown once.
 */
export function treeOrder(nodes: readonly TreeNode[]): TreeLine[] {
  const known = new Set(nodes.map(node => node.uid));
  const children = new Map<string, TreeNode[]>();
  const roots: TreeNode[] = [];
  for (const node of nodes) {
    const parent = node.parentUids.find(uid => known.has(uid));
    if (parent === undefined) roots.push(node);
    else children.set(parent, [...(children.get(parent) ?? []), node]);
  }
  const lines: TreeLine[] = [];
  const seen = new Set<string>();
  const visit = (siblings: TreeNode[], depth: number) => {
    for (const node of [...siblings].sort(byTrouble)) {
      if (seen.has(node.uid)) continue;
      seen.add(node.uid);
      lines.push({ node, depth });
      visit(children.get(node.uid) ?? [], depth + 1);
    }
  };
  visit(roots, 0);
  visit(
    nodes.filter(node => !seen.has(node.uid)),
    0,
  );
  return lines;
}

function byTrouble(a: TreeNode, b: TreeNode): number {
  return (
    rankOf(a) - rankOf(b) ||
    a.kind.localeCompare(b.kind) ||
    a.name.localeCompare(b.name)
  );
}

function rankOf(node: TreeNode): number {
  if (node.sync === 'OutOfSync') return Math.min(2, healthRank(node));
  return healthRank(node);
}

const healthRank = ({ health }: TreeNode) => worse.get(health ?? '') ?? 6;

import { TreeNode } from '@fleet-portal/backstage-plugin-fleet-common';
import { treeOrder } from './treeOrder';

/** A resource, or several that are well, at its place in the graph. */
export interface PlacedNode {
  node: TreeNode;
  /** How many more of its kind it stands for; 0 for itself alone. */
  more: number;
  /** From the left, 0 for what Git declares. */
  column: number;
  /** From the top; a parent stands beside its first child. */
  row: number;
  /** The parent's place. */
  from?: { column: number; row: number };
}

export interface TreeLayout {
  nodes: PlacedNode[];
  columns: number;
  rows: number;
}

/** So many siblings of one kind that are well are shown one by one. */
const shownAlike = 3;

/** The resource tree from left to right, trouble first, without crossings. */
export function treeLayout(tree: readonly TreeNode[]): TreeLayout {
  const nodes: PlacedNode[] = [];
  const path: PlacedNode[] = [];
  const alike = new Map<string, PlacedNode[]>();
  const parents = new Set(tree.flatMap(({ parentUids }) => parentUids));
  let row = -1;
  for (const { node, depth } of treeOrder(tree)) {
    const parent = depth > 0 ? path[depth - 1] : undefined;
    const key = [parent?.node.uid, node.kind, node.health, node.sync].join(' ');
    const same = alike.get(key) ?? [];
    const last = same[shownAlike - 1];
    if (parent && last && isWell(node) && !parents.has(node.uid)) {
      last.more += 1;
      continue;
    }
    // The first child stands beside its parent.
    if (path.length !== depth || nodes.length === 0) row += 1;
    path.length = depth;
    const placed: PlacedNode = {
      node,
      more: 0,
      column: depth,
      row,
      from: parent && { column: parent.column, row: parent.row },
    };
    path.push(placed);
    nodes.push(placed);
    alike.set(key, [...same, placed]);
  }
  return {
    nodes,
    columns: Math.max(0, ...nodes.map(({ column }) => column + 1)),
    rows: row + 1,
  };
}

function isWell({ health, sync }: TreeNode): boolean {
  return (health === undefined || health === 'Healthy') && sync !== 'OutOfSync';
}

/** Nodes are counted from 1. */
export function nodeName(cluster: string, index: number): string {
  return `${cluster}-node-${index + 1}`;
}

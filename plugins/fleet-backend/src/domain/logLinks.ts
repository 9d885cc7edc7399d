import type { TreeNode } from '@fleet-portal/backstage-plugin-fleet-common';

/**
 * The tree with a link to the logs of each pod, in Argo CD's own UI: it asks
 * the reader to sign in and checks `logs, get` itself.
 *
 * @param application - address of the Application there
 */
export function withLogLinks(
  nodes: readonly TreeNode[],
  application: string | undefined,
): TreeNode[] {
  return nodes.map(node => {
    if (application === undefined || node.kind !== 'Pod') return node;
    const { group = '', kind, namespace = '', name } = node;
    const query = new URLSearchParams({
      // The last part is the container, by its place.
      node: [group, kind, namespace, name, '0'].join('/'),
      tab: 'logs',
    });
    return { ...node, logs: `${application}?${query}` };
  });
}

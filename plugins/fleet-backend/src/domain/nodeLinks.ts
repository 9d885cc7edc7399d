import type { TreeNode } from '@fleet-portal/backstage-plugin-fleet-common';

/**
 * The tree with a link to each resource in Argo CD's own UI, and to the logs
 * of each pod: it asks the reader to sign in and checks `logs, get` itself.
 *
 * @param application - address of the Application there
 */
export function withNodeLinks(
  nodes: readonly TreeNode[],
  application: string | undefined,
): TreeNode[] {
  if (application === undefined) return [...nodes];
  return nodes.map(node => {
    const { group = '', kind, namespace = '', name } = node;
    // The last part is the container, by its place.
    const address = [group, kind, namespace, name, '0'].join('/');
    const linked = (rest: Record<string, string>) =>
      `${application}?${new URLSearchParams({ node: address, ...rest })}`;
    return {
      ...node,
      argocd: linked({}),
      ...(kind === 'Pod' && { logs: linked({ tab: 'logs' }) }),
    };
  });
}

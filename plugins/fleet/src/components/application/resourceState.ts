import { TreeNode } from '@fleet-portal/backstage-plugin-fleet-common';
import { ShownState } from '../state';

/** How a resource is drawn: its health first, then whether it differs from Git. */
export function resourceState(node: TreeNode): ShownState {
  switch (node.health) {
    case 'Degraded':
      return 'degraded';
    case 'Missing':
      return 'missing';
    case 'Progressing':
      return 'progressing';
    case 'Suspended':
      return 'suspended';
    case 'Unknown':
      return 'notHeard';
    default:
      return node.sync === 'OutOfSync' ? 'drift' : 'healthy';
  }
}

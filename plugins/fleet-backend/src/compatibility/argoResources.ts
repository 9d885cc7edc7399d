import type {
  ApplicationDetail,
  TreeNode,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { resourceWord } from '../domain/treeSync';

/** What its hub told of one Application, because somebody asked. */
export type HubWord = Pick<ApplicationDetail, 'tree' | 'diff'>;

/**
 * The resources that Git names, as Argo CD lists them: the roots of the tree, and
 * those that differ and are not there yet.
 *
 * @param believed - false: what the hub says of them is not verified
 */
export function argoResources({ tree, diff }: HubWord, believed: boolean) {
  if (tree.status !== 'ok') return [];
  const roots = tree.value.filter(({ parentUids }) => parentUids.length === 0);
  const there = new Set(roots.map(resourceWord));
  const missing = diff.status === 'ok' ? diff.value : [];
  return [
    ...roots.map(node => argoNode(node, believed)),
    ...missing
      .filter(one => one.live === '' && !there.has(resourceWord(one)))
      .map(({ group, kind, namespace, name }) => ({
        ...{ group, kind, namespace, name },
        status: believed ? 'OutOfSync' : 'Unknown',
        health: { status: believed ? 'Missing' : 'Unknown' },
      })),
  ];
}

/** Says why there are no resources, where the hub could not tell them. */
export function resourcesNotKnown({ tree }: HubWord) {
  return tree.status === 'ok'
    ? []
    : [
        {
          type: 'FleetResourcesNotKnown',
          message: `Its resources are not known: ${tree.reason}`,
        },
      ];
}

function argoNode(node: TreeNode, believed: boolean) {
  const { group, version, kind, namespace, name, health, message } = node;
  return {
    ...{ group, version, kind, namespace, name },
    status: (believed && node.sync) || 'Unknown',
    health: health && { status: believed ? health : 'Unknown', message },
  };
}

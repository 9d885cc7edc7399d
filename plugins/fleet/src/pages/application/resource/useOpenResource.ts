import {
  ResourceRef,
  TreeNode,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useQueryString } from '../../../hooks';

export const resourceViews = ['live', 'git', 'drift', 'events'] as const;
export type ResourceView = (typeof resourceViews)[number];

/** `apps/Deployment/shop/api`: no part of it can have a slash. */
export function resourceWord(resource: ResourceRef): string {
  const { group = '', kind, namespace = '', name } = resource;
  return [group, kind, namespace, name].join('/');
}

/** undefined: nobody can have made it here. */
export function parseResourceWord(word: string): ResourceRef | undefined {
  const parts = word.split('/');
  const [group, kind, namespace, name] = parts;
  if (parts.length !== 4 || !kind || !name) return undefined;
  return {
    ...(group && { group }),
    kind,
    ...(namespace && { namespace }),
    name,
  };
}

/** Which resource is open beside the page, and which view of it: `?resource=…&view=events`. */
export function useOpenResource() {
  const [params, edit] = useQueryString();
  const word = params.get('resource') ?? '';
  const view = params.get('view');
  return {
    word,
    resource: parseResourceWord(word),
    view: resourceViews.find(known => known === view) ?? 'live',
    /** A link that opens it, and that can be handed on. */
    addressOf: (node: TreeNode) => {
      const opened = new URLSearchParams(params);
      opened.set('resource', resourceWord(node));
      opened.delete('view');
      return `?${opened}`;
    },
    show: (chosen: ResourceView) =>
      edit(changed => changed.set('view', chosen)),
    close: () =>
      edit(changed => {
        changed.delete('resource');
        changed.delete('view');
      }),
  };
}

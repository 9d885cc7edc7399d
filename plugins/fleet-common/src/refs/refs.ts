import { InputError } from '@backstage/errors';

/** A cluster as one hub knows it. Names repeat between hubs (`in-cluster` is on every one). */
export interface ClusterRef {
  hub: string;
  name: string;
}

/** An Application or an ApplicationSet of one hub. */
export interface HubObjectRef {
  hub: string;
  namespace: string;
  name: string;
}

export type ApplicationRef = HubObjectRef;
export type ApplicationSetRef = HubObjectRef;

/**
 * Cluster names are free text in Argo CD (spaces and slashes are allowed), so
 * every part is percent-encoded: `prod-hub/prod%20eu`.
 */
export function stringifyClusterRef(ref: ClusterRef): string {
  return `${encodeURIComponent(ref.hub)}/${encodeURIComponent(ref.name)}`;
}

/** `hub/namespace/name`, each part percent-encoded. */
export function stringifyHubObjectRef(ref: HubObjectRef): string {
  return [ref.hub, ref.namespace, ref.name].map(encodeURIComponent).join('/');
}

/** @throws InputError when the text is not `hub/name`. */
export function parseClusterRef(text: string): ClusterRef {
  const [hub, name] = decodeParts(text, 2, 'hub/name');
  return { hub, name };
}

/** @throws InputError when the text is not `hub/namespace/name`. */
export function parseHubObjectRef(text: string): HubObjectRef {
  const [hub, namespace, name] = decodeParts(text, 3, 'hub/namespace/name');
  return { hub, namespace, name };
}

function decodeParts(text: string, count: number, form: string): string[] {
  const parts = text.split('/');
  if (parts.length !== count || parts.some(part => part === '')) {
    throw new InputError(`'${text}' is not a reference of the form ${form}`);
  }
  try {
    return parts.map(decodeURIComponent);
  } catch {
    throw new InputError(
      `'${text}' is not a reference of the form ${form}: its percent-encoding is broken`,
    );
  }
}

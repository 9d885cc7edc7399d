import { parseEntityRef } from '@backstage/catalog-model';
import {
  ClusterRef,
  HubObjectRef,
} from '@fleet-portal/backstage-plugin-fleet-common';

/**
 * Cluster names are free text. The route resolvers of Backstage encode every
 * reserved character but the per cent sign itself.
 */
const segment = (value: string) => value.replaceAll('%', '%25');

export const clusterParams = ({ hub, name }: ClusterRef) => ({
  hub: segment(hub),
  name: segment(name),
});

export const hubParams = (hub: string) => ({ hub: segment(hub) });

export const objectParams = ({ hub, namespace, name }: HubObjectRef) => ({
  hub: segment(hub),
  namespace: segment(namespace),
  name: segment(name),
});

/** Kind, namespace and name of a catalog entity reference. */
export const entityParams = (entityRef: string) => {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return { kind: kind.toLocaleLowerCase('en-US'), namespace, name };
};

/** Which region a runbook is about; environments and regions are label values. */
export const regionsPath = (
  path: string,
  environment: string | undefined,
  region: string | undefined,
) =>
  environment === undefined || region === undefined
    ? path
    : `${path}?${new URLSearchParams({ env: environment, region })}`;

export const serviceParams = (service: string) => ({
  service: segment(service),
});

/** Ids are made of revisions, and may be longer than a path segment likes. */
export const rolloutPath = (path: string, id: string | undefined) =>
  id === undefined ? path : `${path}?id=${encodeURIComponent(id)}`;

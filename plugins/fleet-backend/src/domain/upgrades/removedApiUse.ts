import type { RemovedApiUse } from '@fleet-portal/backstage-plugin-fleet-common';
import type { DoomedObject } from '@fleet-portal/backstage-plugin-fleet-node';
import { isGoneIn, RemovedApi, removedApi } from './removedApis';

/** How an API that goes is told. */
export function useOf(api: RemovedApi): RemovedApiUse {
  return {
    api: `${api.apiVersion} ${api.resource}`,
    removedIn: api.removedIn,
    replacement: api.replacement,
  };
}

/** `CronJob shop/nightly`; without a name where nobody says it. */
export function objectWords(
  kind: string,
  name: string | undefined,
  namespace?: string,
): string {
  if (!name) return kind;
  return namespace ? `${kind} ${namespace}/${name}` : `${kind} ${name}`;
}

/** Of an object that the target no longer serves in this version; undefined of others. */
export function doomedUse(
  { apiVersion, kind, namespace, name }: DoomedObject,
  target: string,
): (RemovedApiUse & { object: string }) | undefined {
  const api = removedApi(apiVersion, kind);
  if (!api || !isGoneIn(api.removedIn, target)) return undefined;
  return { ...useOf(api), object: objectWords(kind, name, namespace) };
}

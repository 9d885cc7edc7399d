import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_APPLICATION_SET,
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_APP_SELECTOR,
  ANNOTATION_ARGOCD_PROJECT_NAME,
  ANNOTATION_KUBERNETES_ID,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** Read whole: also without an annotation they hold, own or are something of the fleet. */
const kinds = ['component', 'resource', 'system', 'domain', 'group'];

/** With one of these an entity of any kind, an API for one, has Applications. */
const selecting = [
  ANNOTATION_APPLICATION_SET,
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_APP_SELECTOR,
  ANNOTATION_ARGOCD_PROJECT_NAME,
  ANNOTATION_KUBERNETES_ID,
];

/** What the index asks the catalog for; the rest of each entity stays there. */
export const catalogQuery = {
  filter: [
    { kind: kinds },
    ...selecting.map(annotation => ({
      [`metadata.annotations.${annotation}`]: CATALOG_FILTER_EXISTS,
    })),
  ],
  fields: [
    'kind',
    'metadata.name',
    'metadata.namespace',
    'metadata.annotations',
    'relations',
  ],
};

/** Would the query find it? */
export function isInQuery({ kind, metadata }: Entity): boolean {
  const annotations = metadata.annotations ?? {};
  return (
    kinds.includes(kind.toLocaleLowerCase('en-US')) ||
    selecting.some(annotation => annotations[annotation] !== undefined)
  );
}

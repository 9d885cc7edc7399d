import { Entity } from '@backstage/catalog-model';
import { FilterPredicate } from '@backstage/filter-predicates';
import {
  ANNOTATION_APPLICATION_SET,
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_APP_SELECTOR,
  ANNOTATION_ARGOCD_PROJECT_NAME,
  ANNOTATION_CLUSTER,
  ANNOTATION_DEPLOYED,
  ANNOTATION_HUB,
  ANNOTATION_KUBERNETES_ID,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** Any of these says that Applications belong to an entity. */
const deploymentAnnotations = [
  ANNOTATION_APPLICATION_SET,
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_APP_SELECTOR,
  ANNOTATION_ARGOCD_PROJECT_NAME,
  ANNOTATION_KUBERNETES_ID,
  ANNOTATION_DEPLOYED,
];

const exists: { $exists: true } = { $exists: true };
const has = (
  annotation: string,
): Record<`metadata.annotations.${string}`, { $exists: true }> => ({
  [`metadata.annotations.${annotation}`]: exists,
});

/**
 * Entities that show the card and the tab. The same predicate can be given in
 * app-config.yaml under `app.extensions` to choose others.
 */
export const onFleetPredicate: FilterPredicate = {
  $all: [
    { $not: { kind: 'resource' } },
    { $any: deploymentAnnotations.map(has) },
  ],
};

/**
 * What holds services rather than being one: the page sums up what is in it.
 * One that names Applications itself has the card of a service.
 */
export const rollUpPredicate: FilterPredicate = {
  $all: [
    { kind: { $in: ['system', 'domain', 'group'] } },
    { $not: { $any: deploymentAnnotations.map(has) } },
  ],
};

/** Clusters that a hub knows. */
export const spokePredicate: FilterPredicate = {
  $all: [{ kind: 'resource' }, has(ANNOTATION_HUB), has(ANNOTATION_CLUSTER)],
};

/** The same question for the legacy frontend's `EntitySwitch`. */
export function isFleetAvailable(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return (
    entity.kind.toLocaleLowerCase('en-US') !== 'resource' &&
    deploymentAnnotations.some(name => Boolean(annotations[name]))
  );
}

/** Does its page sum up the services that it holds? */
export function isFleetRollUp(entity: Entity): boolean {
  return (
    ['system', 'domain', 'group'].includes(
      entity.kind.toLocaleLowerCase('en-US'),
    ) && !isFleetAvailable(entity)
  );
}

/** Is it a cluster that a hub knows? */
export function isFleetCluster(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'resource' &&
    Boolean(annotations[ANNOTATION_HUB] && annotations[ANNOTATION_CLUSTER])
  );
}

import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ANNOTATION_APPLICATION_SET,
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_APP_NAMESPACE,
  ANNOTATION_ARGOCD_APP_SELECTOR,
  ANNOTATION_ARGOCD_INSTANCE_NAME,
  ANNOTATION_ARGOCD_PROJECT_NAME,
  ANNOTATION_ARGOCD_PROXY_URL,
  ANNOTATION_KUBERNETES_ID,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { ApplicationFacts } from '../domain/facts';
import { LabelSelector, parseLabelSelector } from './labelSelector';

/** What an entity's annotations ask of an Application. */
export interface EntitySelector {
  readonly entityRef: string;
  readonly namespace: string;
  readonly name: string;
  /** `hub/name` or `name`; of ours. */
  readonly applicationSets: readonly string[];
  readonly appNames: readonly string[];
  readonly labels?: LabelSelector;
  /** Narrows what the existing plugins' annotations ask for, or stands alone. */
  readonly project?: string;
  /** Does the project alone select, because nothing more specific was asked for? */
  readonly wholeProject: boolean;
  readonly kubernetesId?: string;
  /** Hubs and namespace that the rest is narrowed to. */
  readonly hubs?: readonly string[];
  readonly appNamespace?: string;
  /** What somebody should know about the annotations; shown with the match. */
  readonly hint?: string;
}

/**
 * Reads the annotations of an entity, those of the existing plugins unedited.
 * There a name or a selector is narrowed by the project and never widened by
 * it, and a name beside a selector is a mistake: here the name wins. Who owns
 * the entity owns what it selects, so a doubt selects less.
 */
export function entitySelector(entity: Entity): EntitySelector {
  const annotations = entity.metadata.annotations ?? {};
  const list = (key: string) => splitList(annotations[key]);
  const selector = text(annotations[ANNOTATION_ARGOCD_APP_SELECTOR]);
  const labels = selector ? parseLabelSelector(selector) : undefined;
  const instances = list(ANNOTATION_ARGOCD_INSTANCE_NAME);
  const applicationSets = list(ANNOTATION_APPLICATION_SET);
  const appNames = list(ANNOTATION_ARGOCD_APP_NAME);
  return {
    entityRef: stringifyEntityRef(entity),
    namespace: entity.metadata.namespace ?? 'default',
    name: entity.metadata.name,
    applicationSets,
    appNames,
    labels: appNames.length > 0 ? undefined : labels,
    project: text(annotations[ANNOTATION_ARGOCD_PROJECT_NAME]),
    wholeProject:
      selector === undefined && appNames.length + applicationSets.length === 0,
    kubernetesId: text(annotations[ANNOTATION_KUBERNETES_ID]),
    hubs: instances.length > 0 ? instances : undefined,
    appNamespace: text(annotations[ANNOTATION_ARGOCD_APP_NAMESPACE]),
    hint: hintOf(annotations, selector, labels),
  };
}

function hintOf(
  annotations: Record<string, string>,
  selector: string | undefined,
  labels: LabelSelector | undefined,
): string | undefined {
  if (selector && !labels) {
    return `${ANNOTATION_ARGOCD_APP_SELECTOR} is not a label selector and is ignored`;
  }
  if (selector && text(annotations[ANNOTATION_ARGOCD_APP_NAME])) {
    return `${ANNOTATION_ARGOCD_APP_SELECTOR} is ignored beside ${ANNOTATION_ARGOCD_APP_NAME}`;
  }
  return annotations[ANNOTATION_ARGOCD_PROXY_URL] === undefined
    ? undefined
    : `${ANNOTATION_ARGOCD_PROXY_URL} is not needed and ignored`;
}

/** Annotations that select, the most specific first. */
const precedence = [
  ANNOTATION_APPLICATION_SET,
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_APP_SELECTOR,
  ANNOTATION_KUBERNETES_ID,
  ANNOTATION_ARGOCD_PROJECT_NAME,
] as const;
type SelectingAnnotation = (typeof precedence)[number];

/** How an entity selects an Application; a lower rank is more specific. */
export interface SelectorMatch {
  readonly rank: number;
  readonly by: string;
}

/** The most specific annotation that selects the Application, or undefined. */
export function matchOf(
  selector: EntitySelector,
  application: ApplicationFacts,
): SelectorMatch | undefined {
  const rank = precedence.findIndex(annotation =>
    selects(annotation, selector, application),
  );
  return rank < 0 ? undefined : { rank, by: `annotation ${precedence[rank]}` };
}

function selects(
  annotation: SelectingAnnotation,
  selector: EntitySelector,
  application: ApplicationFacts,
): boolean {
  const { hub, namespace, name, labels, applicationSet } = application;
  if (annotation === ANNOTATION_APPLICATION_SET) {
    return (
      applicationSet !== undefined &&
      [applicationSet, `${hub}/${applicationSet}`].some(word =>
        selector.applicationSets.includes(word),
      )
    );
  }
  if (selector.hubs && !selector.hubs.includes(hub)) return false;
  if (selector.appNamespace && selector.appNamespace !== namespace) {
    return false;
  }
  switch (annotation) {
    case ANNOTATION_ARGOCD_APP_NAME:
      return selector.appNames.includes(name) && isIn(selector, application);
    case ANNOTATION_ARGOCD_APP_SELECTOR:
      return (
        (selector.labels?.matches(labels) ?? false) &&
        isIn(selector, application)
      );
    case ANNOTATION_KUBERNETES_ID:
      return (
        selector.kubernetesId !== undefined &&
        labels[ANNOTATION_KUBERNETES_ID] === selector.kubernetesId
      );
    default:
      return selector.wholeProject && selector.project === application.project;
  }
}

/** An ApplicationSet that is judged like one of its Applications names no project. */
function isIn({ project }: EntitySelector, application: ApplicationFacts) {
  return (
    project === undefined ||
    application.project === '' ||
    project === application.project
  );
}

function splitList(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');
}

function text(value: string | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed === '' ? undefined : trimmed;
}

import {
  ANNOTATION_APPLICATION_SET,
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_INSTANCE_NAME,
  AnnotationHint,
  Phrase,
  phrase,
  quoted,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { EntitySelector } from '../entities/EntitySelector';
import type { HubSnapshot } from '../model/FleetModel';

type Hub = Pick<
  HubSnapshot,
  'name' | 'voice' | 'applications' | 'applicationSets'
>;

/**
 * Annotations of entities that lead nowhere. What a hub that is not heard
 * might have is not called missing.
 */
export function annotationHints(
  selectors: readonly EntitySelector[],
  hubs: readonly Hub[],
): AnnotationHint[] {
  const fleet = new FleetNames(hubs);
  return selectors
    .flatMap(selector =>
      sentences(selector, fleet).map(words => ({
        entityRef: selector.entityRef,
        ...told({ words }),
      })),
    )
    .sort((a, b) => (a.entityRef < b.entityRef ? -1 : 1));
}

function sentences(selector: EntitySelector, fleet: FleetNames): Phrase[] {
  const found: Phrase[] = [];
  if (selector.hint) found.push(quoted(`${selector.hint}.`));
  for (const hub of selector.hubs ?? []) {
    if (!fleet.hubs.has(hub)) {
      found.push(
        phrase('doctor.annotatedHub', {
          annotation: ANNOTATION_ARGOCD_INSTANCE_NAME,
          name: hub,
        }),
      );
    }
  }
  if (!fleet.heardAll) return found;
  for (const name of selector.appNames) {
    if (!fleet.applications.has(name)) {
      found.push(
        phrase('doctor.annotatedApplication', {
          annotation: ANNOTATION_ARGOCD_APP_NAME,
          name,
        }),
      );
    }
  }
  for (const name of selector.applicationSets) {
    if (!fleet.applicationSets.has(name)) {
      found.push(
        phrase('doctor.annotatedApplicationSet', {
          annotation: ANNOTATION_APPLICATION_SET,
          name,
        }),
      );
    }
  }
  return found;
}

/** Names of everything, so that thousands of entities are looked up quickly. */
class FleetNames {
  readonly hubs: ReadonlySet<string>;
  readonly heardAll: boolean;
  readonly applications = new Set<string>();
  /** `name` and `hub/name`. */
  readonly applicationSets = new Set<string>();

  constructor(hubs: readonly Hub[]) {
    this.hubs = new Set(hubs.map(({ name }) => name));
    this.heardAll =
      hubs.length > 0 && hubs.every(({ voice }) => voice.state === 'ok');
    for (const hub of hubs) {
      for (const { name } of hub.applications.values()) {
        this.applications.add(name);
      }
      for (const { name } of hub.applicationSets.values()) {
        this.applicationSets.add(name).add(`${hub.name}/${name}`);
      }
    }
  }
}

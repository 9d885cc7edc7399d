import {
  ANNOTATION_ENTITY_REF,
  ANNOTATION_KUBERNETES_ID,
  LABEL_BACKSTAGE,
  LABEL_BACKSTAGE_NAME,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { ApplicationFacts, EntityMatch } from '../domain/facts';
import { EntitySelector, matchOf } from './EntitySelector';

/**
 * Finds the entities of an Application without trying every entity: each
 * selector is filed under something that an Application must have to match it.
 */
export class SelectorTable {
  readonly #byRef = new Map<string, EntitySelector>();
  readonly #components = new Map<string, EntitySelector>();
  readonly #filed = new Map<string, EntitySelector[]>();
  readonly #unfiled: EntitySelector[] = [];

  constructor(selectors: Iterable<EntitySelector>) {
    for (const selector of selectors) {
      this.#byRef.set(selector.entityRef, selector);
      if (selector.entityRef === `component:default/${lower(selector.name)}`) {
        this.#components.set(lower(selector.name), selector);
      }
      this.#file(selector);
    }
  }

  /**
   * The Application's own word first, then the annotations of entities, then a
   * component that is named like the ApplicationSet.
   */
  matchesOf(application: ApplicationFacts): EntityMatch[] {
    const matches = new Map<string, EntityMatch>();
    const add = (selector: EntitySelector | undefined, by: string) => {
      if (!selector || matches.has(selector.entityRef)) return;
      const words = selector.hint ? `${by} (${selector.hint})` : by;
      matches.set(selector.entityRef, {
        entityRef: selector.entityRef,
        by: words,
      });
    };
    for (const [selector, by] of this.#ownWord(application)) add(selector, by);
    const candidates = [...this.#candidates(application)].flatMap(selector => {
      const match = matchOf(selector, application);
      return match ? [{ selector, match }] : [];
    });
    candidates.sort(
      (a, b) =>
        a.match.rank - b.match.rank ||
        (a.selector.entityRef < b.selector.entityRef ? -1 : 1),
    );
    for (const { selector, match } of candidates) add(selector, match.by);
    if (matches.size === 0 && application.applicationSet !== undefined) {
      add(
        this.#components.get(lower(application.applicationSet)),
        'name of the ApplicationSet',
      );
    }
    return [...matches.values()];
  }

  #ownWord(
    application: ApplicationFacts,
  ): [EntitySelector | undefined, string][] {
    const { annotations, labels } = application;
    const found: [EntitySelector | undefined, string][] = [];
    const ref = annotations[ANNOTATION_ENTITY_REF];
    if (ref) {
      const selector = this.#byRef.get(canonicalRef(ref));
      found.push([selector, `${ANNOTATION_ENTITY_REF} of the Application`]);
    }
    for (const label of [LABEL_BACKSTAGE_NAME, LABEL_BACKSTAGE]) {
      const name = labels[label];
      if (name) {
        found.push([
          this.#components.get(lower(name)),
          `label ${label} of the Application`,
        ]);
      }
    }
    return found;
  }

  #candidates(application: ApplicationFacts): Set<EntitySelector> {
    const { hub, name, project, labels, applicationSet } = application;
    const keys = [`name ${name}`, `project ${project}`];
    if (applicationSet !== undefined) {
      keys.push(`set ${applicationSet}`, `set ${hub}/${applicationSet}`);
    }
    for (const [key, value] of Object.entries(labels)) {
      keys.push(`label ${key}=${value}`);
    }
    const found = keys.flatMap(key => this.#filed.get(key) ?? []);
    return new Set([...found, ...this.#unfiled]);
  }

  #file(selector: EntitySelector): void {
    const under = (key: string) => {
      const filed = this.#filed.get(key) ?? [];
      filed.push(selector);
      this.#filed.set(key, filed);
    };
    for (const name of selector.applicationSets) under(`set ${name}`);
    for (const name of selector.appNames) under(`name ${name}`);
    if (selector.project && selector.wholeProject) {
      under(`project ${selector.project}`);
    }
    if (selector.kubernetesId) {
      under(`label ${ANNOTATION_KUBERNETES_ID}=${selector.kubernetesId}`);
    }
    const required = selector.labels?.required;
    if (required) under(`label ${required.key}=${required.value}`);
    else if (selector.labels) this.#unfiled.push(selector);
  }
}

function canonicalRef(ref: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return ref;
  }
}

function lower(text: string): string {
  return text.toLocaleLowerCase('en-US');
}

import type { HubApplicationSet } from '@fleet-portal/backstage-plugin-fleet-node';

type Generated = HubApplicationSet['applications'];

/**
 * An ApplicationSet as a hub's store keeps it: the Applications that it
 * generated are thousands of names, and seldom asked for.
 */
export class KeptApplicationSet implements HubApplicationSet {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly labels: HubApplicationSet['labels'];
  readonly annotations: HubApplicationSet['annotations'];
  readonly spec: HubApplicationSet['spec'];
  readonly conditions: HubApplicationSet['conditions'];
  readonly progress: HubApplicationSet['progress'];
  /**
   * A line each: `name`, or `namespace/name` of one that is elsewhere. Most
   * begin with the name of the ApplicationSet: of these only what follows,
   * which begins with the dash that no name begins with.
   */
  readonly #generated: string;

  constructor(set: HubApplicationSet) {
    this.namespace = set.namespace;
    this.name = set.name;
    this.uid = set.uid;
    this.resourceVersion = set.resourceVersion;
    this.labels = set.labels;
    this.annotations = set.annotations;
    this.spec = set.spec;
    this.conditions = set.conditions;
    this.progress = set.progress;
    this.#generated = set.applications
      .map(({ namespace, name }) =>
        namespace === set.namespace
          ? withoutPrefix(name, set.name)
          : `${namespace}/${name}`,
      )
      .join('\n');
  }

  get applications(): Generated {
    if (this.#generated === '') return [];
    return this.#generated.split('\n').map(line => {
      if (line.startsWith('-')) {
        return { namespace: this.namespace, name: this.name + line };
      }
      const [name, namespace = this.namespace] = line.split('/').reverse();
      return { namespace, name };
    });
  }

  /** All of it as a plain object. */
  toJSON(): HubApplicationSet {
    const { applications } = this;
    return { ...this, applications };
  }
}

function withoutPrefix(name: string, prefix: string): string {
  return name.startsWith(`${prefix}-`) ? name.slice(prefix.length) : name;
}

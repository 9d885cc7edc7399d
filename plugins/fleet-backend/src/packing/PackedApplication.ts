import type { HubApplication } from '@fleet-portal/backstage-plugin-fleet-node';
import { isDeepStrictEqual } from 'node:util';
import {
  isSameVersion,
  packApplication,
  PackedDetails,
  unpackDestination,
  unpackDetails,
  unpackHistory,
  unpackMarks,
  unpackUid,
  unpackVersion,
} from './applicationLayout';
import type { TextPool, TextTable } from './TextPool';

/**
 * An Application in a fraction of the memory: what every list and filter asks
 * for lies open, the rest is packed into one text, and unpacked whenever
 * somebody reads it. An answer about 20 Applications unpacks 20.
 */
export class PackedApplication implements HubApplication {
  readonly namespace: string;
  readonly name: string;
  readonly project: string;
  readonly applicationSet: string | undefined;
  readonly sync: HubApplication['sync'];
  readonly health: HubApplication['health'];
  /** Hardly any has one, so it is not packed. */
  readonly doomedObjects: HubApplication['doomedObjects'];
  readonly #packed: string;
  readonly #table: TextTable;

  /** @param pool - for an Application that is not packed yet */
  constructor(application: HubApplication, pool: TextPool) {
    const { name, namespace, project, applicationSet } = application;
    this.name = name;
    this.sync = application.sync;
    this.health = application.health;
    this.doomedObjects = application.doomedObjects;
    if (application instanceof PackedApplication) {
      this.namespace = namespace;
      this.project = project;
      this.applicationSet = applicationSet;
      this.#table = application.#table;
      this.#packed = application.#packed;
    } else {
      this.namespace = pool.one(namespace);
      this.project = pool.one(project);
      this.applicationSet = applicationSet && pool.one(applicationSet);
      this.#table = pool.table;
      this.#packed = packApplication(application, this.#table);
    }
  }

  get uid(): string {
    return unpackUid(this.#packed);
  }

  get resourceVersion(): string {
    return unpackVersion(this.#packed);
  }

  get destination(): HubApplication['destination'] {
    return unpackDestination(this.#packed, this.#table);
  }

  get history(): HubApplication['history'] {
    return historyOf(this.#packed, this.#table);
  }

  get labels(): HubApplication['labels'] {
    return detailsOf(this.#packed, this.#table).labels;
  }

  get annotations(): HubApplication['annotations'] {
    return detailsOf(this.#packed, this.#table).annotations;
  }

  get sources(): HubApplication['sources'] {
    return detailsOf(this.#packed, this.#table).sources;
  }

  get comparedRevisions(): HubApplication['comparedRevisions'] {
    return detailsOf(this.#packed, this.#table).comparedRevisions;
  }

  get healthSince(): HubApplication['healthSince'] {
    return detailsOf(this.#packed, this.#table).healthSince;
  }

  get operation(): HubApplication['operation'] {
    return detailsOf(this.#packed, this.#table).operation;
  }

  get autoSync(): HubApplication['autoSync'] {
    return detailsOf(this.#packed, this.#table).autoSync;
  }

  get conditions(): HubApplication['conditions'] {
    return detailsOf(this.#packed, this.#table).conditions;
  }

  get images(): HubApplication['images'] {
    return detailsOf(this.#packed, this.#table).images;
  }

  get reconciledAt(): HubApplication['reconciledAt'] {
    return detailsOf(this.#packed, this.#table).reconciledAt;
  }

  get createdAt(): HubApplication['createdAt'] {
    return detailsOf(this.#packed, this.#table).createdAt;
  }

  /** The same object in the same version, without unpacking it. */
  isSameVersion(other: PackedApplication): boolean {
    return isSameVersion(this.#packed, other.#packed);
  }

  /** The same labels and annotations, without unpacking what comes after. */
  hasSameMarks(other: PackedApplication): boolean {
    return isDeepStrictEqual(
      unpackMarks(this.#packed, this.#table),
      unpackMarks(other.#packed, other.#table),
    );
  }

  /** All of it as a plain object. */
  toJSON(): HubApplication {
    const { namespace, name, project, applicationSet, sync, health } = this;
    const { uid, resourceVersion, destination, history, doomedObjects } = this;
    return {
      namespace,
      name,
      uid,
      resourceVersion,
      project,
      applicationSet,
      destination,
      sync,
      health,
      history,
      doomedObjects,
      ...detailsOf(this.#packed, this.#table),
    };
  }
}

interface Unpacked {
  readonly packed: string;
  readonly table: TextTable;
  details?: PackedDetails;
  history?: HubApplication['history'];
}

/** One Application tends to be asked for several things in a row. */
let last: Unpacked | undefined;

function unpackedOf(packed: string, table: TextTable): Unpacked {
  if (last?.packed !== packed || last.table !== table) last = { packed, table };
  return last;
}

function detailsOf(packed: string, table: TextTable): PackedDetails {
  const unpacked = unpackedOf(packed, table);
  unpacked.details ??= unpackDetails(packed, table);
  return unpacked.details;
}

function historyOf(
  packed: string,
  table: TextTable,
): HubApplication['history'] {
  const unpacked = unpackedOf(packed, table);
  unpacked.history ??= unpackHistory(packed, table);
  return unpacked.history;
}

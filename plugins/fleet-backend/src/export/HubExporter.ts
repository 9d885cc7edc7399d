import { NotFoundError } from '@backstage/errors';
import type { HubClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { archiveFiles } from './archiveLayout';
import { packArchive } from './packArchive';

/** One export of one hub. */
export interface HubArchive {
  /** `prod-hub-20261120T140500Z.tar.gz`. */
  fileName: string;
  bytes: Buffer;
  objects: number;
  /** Things that it does not have. */
  missing: number;
}

/** A hub with thousands of Applications takes its time. */
const deadlineMs = 5 * 60_000;

/** Makes archives of hubs; who asks while one is made gets that one. */
export class HubExporter {
  readonly #clients: ReadonlyMap<string, HubClient>;
  readonly #now: () => number;
  readonly #running = new Map<string, Promise<HubArchive>>();

  constructor(options: {
    /** By name of the hub; straight to it. */
    clients: ReadonlyMap<string, HubClient>;
    now: () => number;
  }) {
    this.#clients = options.clients;
    this.#now = options.now;
  }

  get hubs(): string[] {
    return [...this.#clients.keys()];
  }

  /**
   * @throws NotFoundError for a hub that nobody knows, or that cannot be exported
   * @throws SourceError when the hub does not answer
   */
  async export(hub: string): Promise<HubArchive> {
    const running = this.#running.get(hub);
    if (running) return running;
    const made = this.#make(hub);
    this.#running.set(hub, made);
    try {
      return await made;
    } finally {
      this.#running.delete(hub);
    }
  }

  async #make(hub: string): Promise<HubArchive> {
    const client = this.#clients.get(hub);
    if (!client) {
      throw new NotFoundError(`There is no hub ${hub} to export.`);
    }
    if (!client.readConfiguration) {
      throw new NotFoundError(
        `Hub ${hub} is brought by a module that cannot export it.`,
      );
    }
    const signal = AbortSignal.timeout(deadlineMs);
    const { version } = await client.check({ signal });
    const configuration = await client.readConfiguration({ signal });
    const takenAt = this.#now();
    const facts = { hub, takenAt: new Date(takenAt).toISOString(), version };
    const folder = `${hub}-${stamp(takenAt)}`;
    const files = archiveFiles(facts, configuration);
    return {
      fileName: `${folder}.tar.gz`,
      bytes: await packArchive(folder, files, takenAt),
      objects: configuration.objects.length,
      missing: configuration.missing.length,
    };
  }
}

/** `20261120T140500Z`: sorts by time, and harmless in any file system. */
function stamp(time: number): string {
  return new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');
}

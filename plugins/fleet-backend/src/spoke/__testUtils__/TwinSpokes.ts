import { join } from 'path';
import type { SpokeClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { Fleet, startFleet } from '@fleet-portal/fleet-simulator';
import { KubeApiServer } from '@fleet-portal/fleet-simulator/testUtils';
import { createSpokeClient } from '../ConfiguredSpokeAccess';

const manifests = join(__dirname, '../../../../../docs/manifests');

interface ObjectList {
  apiVersion: string;
  /** `BackupList` */
  kind: string;
  items: StoredObject[];
}

interface StoredObject {
  metadata: Record<string, unknown> & { name: string; namespace?: string };
  status?: object;
}

/** A spoke of the demo fleet, and a real API server that gets the same objects. */
export class TwinSpokes {
  readonly #fleet: Fleet;
  readonly #spoke: Fleet['urls']['spokes'][number];

  private constructor(
    fleet: Fleet,
    spoke: Fleet['urls']['spokes'][number],
    readonly server: KubeApiServer,
    readonly played: SpokeClient,
    /** Asks with the shipped account of the portal. */
    readonly real: SpokeClient,
  ) {
    this.#fleet = fleet;
    this.#spoke = spoke;
  }

  /** @param readers - files of `docs/manifests` besides the reader of every spoke */
  static async start(
    assets: string,
    name: string,
    ...readers: string[]
  ): Promise<TwinSpokes> {
    const fleet = await startFleet({ now: Date.UTC(2026, 10, 20, 14, 5) });
    const server = await KubeApiServer.start(assets);
    for (const file of ['spoke-reader.yaml', ...readers]) {
      await server.apply(join(manifests, file));
    }
    const spoke = fleet.urls.spokes.find(one => one.name === name)!;
    const { hub, cluster, token, url } = spoke;
    const dangerouslyAllowSkipTLSVerify = false;
    return new TwinSpokes(
      fleet,
      spoke,
      server,
      createSpokeClient(
        { hub, cluster, token, dangerouslyAllowSkipTLSVerify },
        url,
      ),
      createSpokeClient(
        {
          hub,
          cluster: 'real',
          token: await server.tokenFor('fleet-portal', 'fleet-portal-reader'),
          ca: server.ca,
          dangerouslyAllowSkipTLSVerify,
        },
        server.url,
      ),
    );
  }

  /**
   * Copies what the demo has of a kind, status included; refused where an
   * object has a field that the real server does not know.
   *
   * @param collection - `/apis/velero.io/v1/backups`
   * @returns how many there are
   */
  async copy(
    collection: string,
    isWanted: (name: string) => boolean = () => true,
  ): Promise<number> {
    const plural = collection.split('/').at(-1);
    const root = collection.slice(0, -`/${plural}`.length);
    const answer = await fetch(`${this.#spoke.url}${collection}`, {
      headers: { authorization: `Bearer ${this.#spoke.token}` },
    });
    const list: ObjectList = await answer.json();
    const { apiVersion } = list;
    const kind = list.kind.replace(/List$/, '');
    const wanted = list.items.filter(({ metadata }) => isWanted(metadata.name));
    for (const { status, metadata, ...object } of wanted) {
      const { uid: _uid, resourceVersion: _version, ...own } = metadata;
      if (own.namespace) await this.server.ensureNamespace(own.namespace);
      await this.server.create({
        ...object,
        apiVersion,
        kind,
        metadata: own,
      });
      if (status === undefined) continue;
      const within = own.namespace ? `/namespaces/${own.namespace}` : '';
      // Velero's kinds keep their status in the object itself.
      const part = root.includes('velero') ? '' : '/status';
      const path = `${root}${within}/${plural}/${own.name}${part}`;
      await this.server.send('PATCH', `${path}?fieldValidation=Strict`, {
        status,
      });
    }
    return wanted.length;
  }

  async stop(): Promise<void> {
    await this.played.close();
    await this.real.close();
    await this.server.stop();
    await this.#fleet.stop();
  }
}

/** The facts without when an object was created: the real server decides that itself. */
export function undated(facts: unknown): unknown {
  return JSON.parse(
    JSON.stringify(facts, (key, value) =>
      key === 'createdAt' ? undefined : value,
    ),
  );
}

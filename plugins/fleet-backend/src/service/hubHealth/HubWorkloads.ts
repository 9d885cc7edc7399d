import {
  Block,
  HubWorkload,
  phrase,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { HubClient } from '@fleet-portal/backstage-plugin-fleet-node';
import pLimit from 'p-limit';
import type { Clock } from '../../clock';
import type { ClusterPlace } from '../../domain/place';
import type { SpokeVoices } from '../../model/FleetModel';
import { keepBlock, readBlock } from '../../spoke/blocks';
import { KeptReading } from '../../spoke/KeptReading';

type Reading = Block<HubWorkload[]>;

const TIMEOUT_MS = 10_000;
const MAX_AGE_MS = 30_000;

/**
 * What Argo CD consists of: from the hub itself where it is read through the
 * Kubernetes API, else from the cluster that it runs on. It is read when somebody
 * looks.
 */
export class HubWorkloads {
  readonly #clients: ReadonlyMap<string, Pick<HubClient, 'listWorkloads'>>;
  readonly #spokes: Pick<SpokeVoices, 'knownPlatform' | 'platform'>;
  readonly #clock: Clock;
  readonly #kept = new Map<string, KeptReading<Reading>>();
  readonly #limit = pLimit(4);

  constructor(options: {
    hubClients: ReadonlyMap<string, Pick<HubClient, 'listWorkloads'>>;
    spokes: Pick<SpokeVoices, 'knownPlatform' | 'platform'>;
    clock: Clock;
  }) {
    this.#clients = options.hubClients;
    this.#spokes = options.spokes;
    this.#clock = options.clock;
  }

  /**
   * Waits only for what was never read; never rejects.
   *
   * @param places - the clusters of the hub
   */
  async of(hub: string, places: readonly ClusterPlace[]): Promise<Reading> {
    const client = this.#clients.get(hub);
    if (client?.listWorkloads) {
      const kept = this.#keptOf(hub, client);
      return kept.known() ?? kept.read();
    }
    const own = places.find(({ facts }) => facts.inCluster);
    if (!own) {
      const reason = phrase('trouble.noOwnCluster');
      return { status: 'failed', ...told({ reason }) };
    }
    const { platform } =
      this.#spokes.knownPlatform(own.ref) ??
      (await this.#spokes.platform(own.ref));
    const unread = told({ reason: phrase('trouble.notRead') });
    return platform.argoCdWorkloads ?? { status: 'failed', ...unread };
  }

  #keptOf(
    hub: string,
    client: Pick<HubClient, 'listWorkloads'>,
  ): KeptReading<Reading> {
    const before = this.#kept.get(hub);
    if (before) return before;
    const clock = this.#clock;
    const options = { clock, timeoutMs: TIMEOUT_MS, limit: this.#limit };
    const kept = new KeptReading<Reading>(
      { clock, maxAgeMs: MAX_AGE_MS },
      async last =>
        keepBlock(
          last,
          await readBlock(
            options,
            async signal => (await client.listWorkloads?.({ signal })) ?? [],
          ),
        ),
    );
    this.#kept.set(hub, kept);
    return kept;
  }
}

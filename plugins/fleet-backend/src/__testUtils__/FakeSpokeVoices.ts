import type {
  Block,
  ClusterRef,
  ClusterUsage,
  ProbeVoice,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { PlatformReading } from '@fleet-portal/backstage-plugin-fleet-node';
import type { SpokeDetails, SpokeVoices } from '../model/FleetModel';
import { reachable } from './builders';

/** Every spoke answers, except those that a test says otherwise of. */
export class FakeSpokeVoices implements SpokeVoices {
  /** By `hub/cluster`. */
  readonly voices = new Map<string, ProbeVoice>();
  /** By `hub/cluster`; a spoke without one was not read yet. */
  readonly platforms = new Map<string, PlatformReading>();
  readonly usages = new Map<string, Block<ClusterUsage>>();
  trouble?: { since: number; message: string };
  readonly asked: ClusterRef[] = [];
  readonly #answering = reachable();
  #words = '';
  #revision = 0;

  get revision(): number {
    const words = JSON.stringify([[...this.voices], this.trouble]);
    if (words !== this.#words) this.#revision += 1;
    this.#words = words;
    return this.#revision;
  }

  set(hub: string, cluster: string, voice: ProbeVoice): this {
    this.voices.set(`${hub}/${cluster}`, voice);
    return this;
  }

  probe(ref: ClusterRef): ProbeVoice {
    return this.voices.get(`${ref.hub}/${ref.name}`) ?? this.#answering;
  }

  ownNetworkTrouble() {
    return this.trouble;
  }

  async details(ref: ClusterRef): Promise<SpokeDetails> {
    this.asked.push(ref);
    const block = { status: 'absent', reason: 'not installed' } as const;
    return { nodes: block, pods: block, capacity: block, addOns: block };
  }

  async platform(ref: ClusterRef): Promise<PlatformReading> {
    return this.platforms.get(`${ref.hub}/${ref.name}`) ?? bare;
  }

  knownPlatform(ref: ClusterRef): PlatformReading | undefined {
    return this.platforms.get(`${ref.hub}/${ref.name}`);
  }

  knownUsage(ref: ClusterRef): Block<ClusterUsage> | undefined {
    return this.usages.get(`${ref.hub}/${ref.name}`);
  }
}

const absent = { status: 'absent', reason: 'not installed' } as const;
const bare: PlatformReading = { nodes: absent, addOns: absent, platform: {} };

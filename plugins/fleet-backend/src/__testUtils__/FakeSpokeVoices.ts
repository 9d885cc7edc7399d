import type {
  ClusterRef,
  ProbeVoice,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { SpokeDetails, SpokeVoices } from '../model/FleetModel';
import { reachable } from './builders';

/** Every spoke answers, except those that a test says otherwise of. */
export class FakeSpokeVoices implements SpokeVoices {
  /** By `hub/cluster`. */
  readonly voices = new Map<string, ProbeVoice>();
  trouble?: { since: number; message: string };
  readonly asked: ClusterRef[] = [];
  readonly #answering = reachable();

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
}

import { clusterKey } from '../domain/facts';
import type { FleetModel, HubSnapshot, SpokeVoices } from '../model/FleetModel';

/** Turns that are remembered; older questions are told to read everything. */
const MOST_TURNS = 1_000;

interface Turn {
  readonly version: number;
  readonly hub?: string;
  /** Key of the cluster. */
  readonly cluster?: string;
}

/** Hubs and clusters whose voice turned, for readers who ask what changed. */
export interface VoiceTurns {
  readonly hubs: ReadonlySet<string>;
  readonly clusters: ReadonlySet<string>;
}

/**
 * Remembers at which version of the model a hub fell silent or came back, and
 * a probe changed its word: both change the state of Applications that are
 * themselves the same as before. The model counts a version for each of them.
 */
export class VoiceLog {
  readonly #model: FleetModel;
  readonly #spokes: SpokeVoices;
  readonly #isHeard: (hub: HubSnapshot) => boolean;
  #known = new Map<string, string>();
  #turns: Turn[] = [];
  /** Turns after this version are all remembered. */
  #from: number;

  constructor(options: {
    model: FleetModel;
    spokes: SpokeVoices;
    isHeard: (hub: HubSnapshot) => boolean;
  }) {
    this.#model = options.model;
    this.#spokes = options.spokes;
    this.#isHeard = options.isHeard;
    this.#from = options.model.version;
    this.#look(options.model.version, () => undefined);
  }

  /** Begins to listen; returns how to stop. */
  start(): () => void {
    return this.#model.subscribe(version => this.note(version));
  }

  /** Compares the voices with what they were and remembers those that turned. */
  note(version: number): void {
    this.#look(version, turn => this.#turns.push(turn));
    if (this.#turns.length <= MOST_TURNS) return;
    const dropped = this.#turns.splice(0, this.#turns.length - MOST_TURNS);
    this.#from = dropped[dropped.length - 1].version;
  }

  /** Undefined when the version is older than what is remembered. */
  since(version: number): VoiceTurns | undefined {
    if (version < this.#from) return undefined;
    const later = this.#turns.filter(turn => turn.version > version);
    return {
      hubs: new Set(later.flatMap(turn => turn.hub ?? [])),
      clusters: new Set(later.flatMap(turn => turn.cluster ?? [])),
    };
  }

  #look(version: number, tell: (turn: Turn) => void): void {
    const seen = new Map<string, string>();
    const see = (key: string, word: string, turn: Turn) => {
      seen.set(key, word);
      const before = this.#known.get(key);
      if (before !== undefined && before !== word) tell(turn);
    };
    const ownNetwork = this.#spokes.ownNetworkTrouble() !== undefined;
    for (const hub of this.#model.hubs()) {
      const { name } = hub;
      see(name, String(this.#isHeard(hub)), { version, hub: name });
      for (const { name: cluster, connection } of hub.clusters.values()) {
        const key = clusterKey(name, cluster);
        const probe = this.#spokes.probe({ hub: name, name: cluster }).state;
        const word = `${probe} ${connection.status} ${ownNetwork}`;
        see(key, word, { version, cluster: key });
      }
    }
    this.#known = seen;
  }
}

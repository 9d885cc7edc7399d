import type { Clock } from '../clock';
import type { EnvironmentRules } from '../domain/environments';
import { isHubHeard } from '../domain/hearing';
import { oneLine } from '../domain/row';
import type { FleetModel, HubSnapshot, SpokeVoices } from '../model/FleetModel';
import type { VoiceTurn } from './HistoryStore';
import type { HistoryWriter } from './HistoryWriter';

export interface VoiceRecorderOptions {
  model: FleetModel;
  spokes: SpokeVoices;
  rules: EnvironmentRules;
  staleAfterMs: number;
  writer: Pick<HistoryWriter, 'addTurn'>;
  clock: Clock;
}

interface Word {
  word: 'found' | 'lost';
  since: number;
  message?: string;
}

/** Often: a spoke that was never seen alive cannot be told lost. It costs a look at memory. */
const LOOK_MS = 1_000;
/** A spoke that comes back within this time was not lost. */
const PATIENCE_MS = 10_000;

/**
 * Tells when a hub or spoke is lost and when it is heard again. A spoke is
 * lost when our own probe has given its verdict, not when the hub says so, and
 * not while the portal's own network is the likely culprit.
 */
export class VoiceRecorder {
  readonly #options: VoiceRecorderOptions;
  /** The last word that was told. */
  readonly #told = new Map<string, Word['word']>();
  #stopped = false;
  #cancel = () => {};

  constructor(options: VoiceRecorderOptions) {
    this.#options = options;
  }

  start(): void {
    this.look();
    this.#cancel = this.#options.clock.after(LOOK_MS, () => {
      if (!this.#stopped) this.start();
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  look(): void {
    const ownNetwork = this.#options.spokes.ownNetworkTrouble() !== undefined;
    for (const hub of this.#options.model.hubs()) {
      this.#tell({ hub: hub.name }, this.#wordOnHub(hub));
      for (const { name, labels } of hub.clusters.values()) {
        const ref = { hub: hub.name, name };
        const word = this.#wordOnSpoke(ref, ownNetwork);
        const environment = labels[this.#options.rules.label];
        this.#tell({ hub: hub.name, cluster: name, environment }, word);
      }
    }
  }

  #tell(
    place: Pick<VoiceTurn, 'hub' | 'cluster' | 'environment'>,
    word: Word | undefined,
  ): void {
    if (!word) return;
    const key = JSON.stringify([place.hub, place.cluster]);
    if (this.#told.get(key) === word.word) return;
    this.#told.set(key, word.word);
    this.#options.writer.addTurn({
      ...place,
      word: word.word,
      at: word.since,
      seenAt: this.#options.clock.now(),
      message: word.message,
    });
  }

  #wordOnHub({ voice }: HubSnapshot): Word | undefined {
    const { clock, staleAfterMs } = this.#options;
    if (voice.state === 'pending' || voice.state === 'disabled') {
      return undefined;
    }
    // The state of a hub that was only silent has not changed when it is back.
    const since = Math.max(voice.heardAt ?? 0, voice.since);
    if (isHubHeard(voice, clock.now(), staleAfterMs)) {
      // A hub that was just lost is believed for a while, which is no finding.
      return voice.state === 'ok' ? { word: 'found', since } : undefined;
    }
    return { word: 'lost', since, message: oneLine(voice.reason) };
  }

  #wordOnSpoke(
    ref: { hub: string; name: string },
    ownNetwork: boolean,
  ): Word | undefined {
    const probe = this.#options.spokes.probe(ref);
    const since = Date.parse(probe.since ?? '');
    if (Number.isNaN(since) || ownNetwork) return undefined;
    switch (probe.state) {
      case 'reachable':
        return { word: 'found', since };
      case 'unauthorized':
        return probe.lastReachableAt === undefined
          ? undefined
          : { word: 'found', since };
      case 'unreachable':
        return this.#options.clock.now() - since < PATIENCE_MS
          ? undefined
          : { word: 'lost', since, message: oneLine(probe.reason) };
      default:
        return undefined;
    }
  }
}

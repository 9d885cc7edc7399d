import { QueryClient } from '@tanstack/react-query';
import {
  ChangesResponse,
  SignalMessage,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetApi } from '../api';
import { concernedQueries } from './concernedQueries';
import { refreshSources } from './refreshSources';

/**
 * - `live`: signals or the cheap poll keep the page up to date
 * - `paused`: the tab is hidden; nothing is asked
 * - `offline`: the browser has no network
 * - `failing`: the fleet backend does not answer; tried again by itself
 */
export type LiveMode = 'live' | 'paused' | 'offline' | 'failing';

export interface LiveState {
  mode: LiveMode;
  /**
   * Do hints arrive by signal? Without the signals plugin they never do; a
   * connection that is lost is noticed by changes that nobody hinted at.
   */
  signals: boolean;
  /** Milliseconds between two questions while no hints arrive. */
  pollEvery: number;
  /** When the backend last said that all is shown, in epoch milliseconds. */
  asOf?: number;
  /** When something last changed on the fleet, in epoch milliseconds. */
  changedAt?: number;
}

/** Milliseconds. */
export interface LiveTiming {
  /** Between a question after quiet and the one for the rest of a burst. */
  burst: number;
  /** Between two questions under steady change. */
  minimumGap: number;
  /** Between two questions without signals, and after a failure. */
  poll: number;
  /**
   * With signals: a look all the same, lest a lost hint goes unnoticed. It also
   * brings how long ago each hub was heard, which is no change to hint at.
   */
  safetyPoll: number;
  /**
   * Between two questions just after the page opened, while the connection that
   * brings signals may still be opening.
   */
  opening: number;
  /** How long that lasts when no hint comes. */
  openingFor: number;
  /** How long the next question waits for the answers of the last one. */
  patience: number;
}

export const defaultLiveTiming: LiveTiming = {
  burst: 60,
  minimumGap: 500,
  poll: 5_000,
  safetyPoll: 10_000,
  opening: 1_000,
  openingFor: 10_000,
  patience: 3_000,
};

/**
 * So many changes in a row that came without a hint mean that signals are lost.
 * A single one may have been asked for just before its hint.
 */
const silentChangesUntilLost = 2;

/**
 * Keeps everything in one query cache up to date: asks the cheap `changes`
 * route when a signal hints at it (or every few seconds without signals), and
 * marks the answers concerned as old, so that what is on screen reads itself
 * again. There is one per query cache, however many cards a page has.
 */
export class LiveUpdates {
  readonly #api: FleetApi;
  readonly #queries: QueryClient;
  readonly #timing: LiveTiming;
  readonly #now: () => number;
  readonly #listeners = new Set<() => void>();
  #state: LiveState;
  #installed = false;
  #hinted = false;
  #openingUntil = -Infinity;
  #silentChanges = 0;
  #position?: { version: number; epoch: string };
  /**
   * Of other replicas, by epoch: the oldest of their versions that is on screen.
   * What they learn later than ours is in no change that we are told of.
   */
  readonly #strangers = new Map<string, number>();
  #strangerMoved = false;
  #timer?: ReturnType<typeof setTimeout>;
  #dueAt = Infinity;
  #asking = false;
  #hintedWhileAsking = false;
  #askedAt = -Infinity;
  /** When both questions that may follow each other quickly are to be had again. */
  #restedAt = -Infinity;
  #users = 0;

  constructor(options: {
    api: FleetApi;
    queries: QueryClient;
    timing?: LiveTiming;
    now?: () => number;
  }) {
    this.#api = options.api;
    this.#queries = options.queries;
    this.#timing = options.timing ?? defaultLiveTiming;
    this.#now = options.now ?? Date.now;
    this.#state = {
      mode: 'live',
      signals: false,
      pollEvery: this.#timing.poll,
    };
  }

  readonly getState = (): LiveState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** One more part of the page wants live data; call the result when it leaves. */
  start(): () => void {
    this.#users += 1;
    if (this.#users === 1) {
      window.addEventListener('online', this.#wake);
      window.addEventListener('offline', this.#wake);
      document.addEventListener('visibilitychange', this.#wake);
      this.#wake();
    }
    let stopped = false;
    return () => {
      if (stopped) return;
      stopped = true;
      this.#users -= 1;
      if (this.#users === 0) this.#stop();
    };
  }

  /** Has the app a signals plugin? */
  setSignals(installed: boolean): void {
    this.#installed = installed;
    if (installed !== this.#state.signals) this.#set({ signals: installed });
  }

  /**
   * An answer that was just read: changes are asked for from its version on.
   * An answer that was overtaken by a change while it travelled takes us back.
   */
  seen({ version, epoch }: { version: number; epoch: string }): void {
    const known = this.#position;
    if (known && known.epoch !== epoch) {
      const oldest = this.#strangers.get(epoch) ?? version;
      this.#strangers.set(epoch, Math.min(oldest, version));
    }
    const overtaken = known?.epoch === epoch && version < known.version;
    if (!known || overtaken) this.#position = { version, epoch };
    this.#set({ asOf: this.#now() });
    if (overtaken) this.#schedule(this.#untilTurn());
    else if (!known) this.#schedule(this.#nextDelay());
  }

  /** A signal says that there may be something new. */
  hint(message: SignalMessage): void {
    this.#hinted = true;
    this.#openingUntil = -Infinity;
    this.#silentChanges = 0;
    if (this.#installed && !this.#state.signals) this.#set({ signals: true });
    const shown = this.#strangers.get(message.epoch) ?? Infinity;
    if (message.version > shown) this.#strangerMoved = true;
    const known = this.#position;
    const old =
      known?.epoch === message.epoch && message.version <= known.version;
    if (old) return;
    if (this.#asking) {
      this.#hintedWhileAsking = true;
      return;
    }
    this.#schedule(this.#untilTurn());
  }

  /** Ask now, for example from a retry button. */
  refresh(): void {
    this.#schedule(0);
  }

  readonly #wake = (): void => {
    if (!navigator.onLine) {
      this.#cancel();
      this.#set({ mode: 'offline' });
    } else if (document.visibilityState === 'hidden') {
      this.#cancel();
      this.#set({ mode: 'paused' });
    } else {
      if (this.#state.mode !== 'failing') this.#set({ mode: 'live' });
      this.#openingUntil = this.#now() + this.#timing.openingFor;
      this.#schedule(0);
    }
  };

  #stop(): void {
    this.#cancel();
    window.removeEventListener('online', this.#wake);
    window.removeEventListener('offline', this.#wake);
    document.removeEventListener('visibilitychange', this.#wake);
  }

  #schedule(delay: number): void {
    if (this.#users === 0) return;
    if (this.#state.mode === 'offline' || this.#state.mode === 'paused') return;
    const dueAt = this.#now() + delay;
    if (this.#timer !== undefined && this.#dueAt <= dueAt) return;
    this.#cancel();
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => {
      this.#cancel();
      // Failures are part of the state; nothing else can go wrong here.
      this.#ask().catch(() => this.#set({ mode: 'failing' }));
    }, delay);
  }

  #cancel(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#dueAt = Infinity;
  }

  async #ask(): Promise<void> {
    const position = this.#position;
    if (this.#asking) return;
    if (!position) {
      // Nothing was read yet: the pages' own questions come first.
      this.#schedule(this.#timing.poll);
      return;
    }
    this.#asking = true;
    this.#hintedWhileAsking = false;
    this.#askedAt = this.#now();
    this.#restedAt =
      Math.max(this.#askedAt, this.#restedAt) + this.#timing.minimumGap;
    const hinted = this.#hinted;
    this.#hinted = false;
    try {
      const changes = await this.#api.getChanges(
        position.version,
        position.epoch,
      );
      if (!hinted && changes.epoch === position.epoch) {
        this.#countSilentChange(changes.version !== position.version);
      }
      await this.#apply(changes, position);
    } catch {
      if (this.#state.mode === 'live') this.#set({ mode: 'failing' });
    } finally {
      this.#asking = false;
    }
    this.#schedule(this.#nextDelay());
  }

  /**
   * A hint after quiet is asked about at once. What the same burst changed a
   * moment later needs a second question; from then on there are two a second.
   */
  #untilTurn(): number {
    const { burst, minimumGap } = this.#timing;
    const turn = Math.max(this.#askedAt + burst, this.#restedAt - minimumGap);
    return Math.max(0, turn - this.#now());
  }

  #nextDelay(): number {
    if (this.#hintedWhileAsking) return this.#untilTurn();
    const quiet = this.#state.signals && this.#state.mode === 'live';
    if (!quiet) return this.#timing.poll;
    return this.#isOpening() ? this.#timing.opening : this.#timing.safetyPoll;
  }

  async #apply(
    changes: ChangesResponse,
    asked: { version: number; epoch: string },
  ): Promise<void> {
    this.#position = { version: changes.version, epoch: changes.epoch };
    const now = this.#now();
    const recovered = this.#state.mode === 'failing';
    const moved =
      changes.version !== asked.version || changes.epoch !== asked.epoch;
    this.#set({
      mode: recovered ? 'live' : this.#state.mode,
      asOf: now,
      ...(moved ? { changedAt: now } : {}),
    });
    refreshSources(this.#queries, changes);
    const everything = changes.resync || recovered || this.#strangerMoved;
    if (everything) {
      // Whatever answers now says anew whose it is.
      this.#strangers.clear();
      this.#strangerMoved = false;
    }
    const predicate = everything ? undefined : concernedQueries(changes);
    // Under steady change the next question would cancel answers on their way.
    await Promise.race([
      this.#queries.invalidateQueries({ predicate }),
      new Promise(resolve => setTimeout(resolve, this.#timing.patience)),
    ]);
  }

  #isOpening(): boolean {
    return this.#now() < this.#openingUntil;
  }

  #countSilentChange(changed: boolean): void {
    if (!changed || !this.#state.signals || this.#isOpening()) return;
    this.#silentChanges += 1;
    if (this.#silentChanges >= silentChangesUntilLost) {
      this.#set({ signals: false });
    }
  }

  #set(change: Partial<LiveState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

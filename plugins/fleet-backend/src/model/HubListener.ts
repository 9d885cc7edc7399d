import {
  Phrase,
  phrase,
  quoted,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { MuteConfig } from '../hubConfig';
import { HubWatcher, HubWatcherOptions } from './HubWatcher';

export type HubListenerOptions = Omit<HubWatcherOptions, 'mutedUntil'>;

/** Watches a hub, except while it is muted; that may change as it goes. */
export class HubListener {
  readonly #options: HubListenerOptions;
  #muted?: MuteConfig;
  #watcher?: HubWatcher;
  #state: 'new' | 'started' | 'stopped' = 'new';
  /** Ends the watcher before, and begins the next: one change after the other. */
  #changing: Promise<void> = Promise.resolve();

  constructor(options: HubListenerOptions, muted?: MuteConfig) {
    this.#options = options;
    this.#begin(muted);
  }

  start(): void {
    if (this.#state !== 'new') return;
    this.#state = 'started';
    this.#watcher?.start();
  }

  /** What the configuration says by now; nothing: listen. */
  mute(muted: MuteConfig | undefined): void {
    this.#changing = this.#changing.then(async () => {
      if (this.#state === 'stopped' || sameMute(muted, this.#muted)) return;
      await this.#watcher?.stop();
      this.#begin(muted);
      if (this.#state === 'started') this.#watcher?.start();
    });
  }

  /** Resolves when no request, stream or timer of it is left. */
  async stop(): Promise<void> {
    this.#state = 'stopped';
    await this.#changing;
    await this.#watcher?.stop();
  }

  #begin(muted: MuteConfig | undefined): void {
    const { clock, store, logger, client } = this.#options;
    const until = muted && (muted.until ?? Infinity);
    const isMuted = until !== undefined && clock.now() < until;
    if (muted && isMuted) {
      const reason = whyMuted(muted);
      store.speak({ state: 'disabled', ...told({ reason }) });
    } else if (store.voice.state === 'disabled') {
      logger.info(`Hub ${client.hub} is not muted any more`);
      store.speak({ state: 'pending' });
    }
    this.#muted = muted;
    this.#watcher =
      until === Infinity
        ? undefined
        : new HubWatcher({ ...this.#options, mutedUntil: until });
  }
}

function sameMute(
  a: MuteConfig | undefined,
  b: MuteConfig | undefined,
): boolean {
  return a?.reason === b?.reason && a?.by === b?.by && a?.until === b?.until;
}

/** Why, by whom and until when, as far as the configuration says. */
function whyMuted({ reason, by, until }: MuteConfig): Phrase {
  if (until === undefined) {
    return by ? phrase('trouble.mutedBy', { reason, by }) : quoted(reason);
  }
  const time = new Date(until).toISOString();
  return by
    ? phrase('trouble.mutedByUntil', { reason, by, time })
    : phrase('trouble.mutedUntil', { reason, time });
}

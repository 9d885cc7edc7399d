import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { PortalHandle } from '../portal/PortalHandle';
import { HintSocket } from './HintSocket';

const changesSchema = z.object({
  version: z.number(),
  epoch: z.string(),
  resync: z.boolean(),
  applications: z.array(z.object({ ref: z.object({ name: z.string() }) })),
});

export interface Rhythm {
  /** Hints within so many milliseconds become one question. */
  debounce: number;
  /** Between two questions. */
  minimumGap: number;
}

/** What the pages do (`defaultLiveTiming` of the frontend plugin). */
export const browserRhythm: Rhythm = { debounce: 60, minimumGap: 500 };
export const atOnce: Rhythm = { debounce: 0, minimumGap: 0 };

export interface ViewerOptions {
  rhythm: Rhythm;
  /** An Application whose change is on the page now. */
  onChanged?: (name: string) => void;
  /** So much changed that everything has to be read again. */
  onResync?: () => Promise<void>;
}

/** An open page: told by a hint that something changed, it asks what. */
export class Viewer {
  readonly #portal: PortalHandle;
  readonly #options: ViewerOptions;
  #socket?: HintSocket;
  #epoch = '';
  #version = 0;
  #askedAt = -Infinity;
  #asking?: Promise<void>;
  #newest = 0;
  #failure?: unknown;

  private constructor(portal: PortalHandle, options: ViewerOptions) {
    this.#portal = portal;
    this.#options = options;
  }

  static async open(
    portal: PortalHandle,
    options: ViewerOptions,
  ): Promise<Viewer> {
    const viewer = new Viewer(portal, options);
    const path = '/api/fleet/changes?since=0';
    const { epoch, version } = await portal.read(changesSchema, path);
    viewer.#epoch = epoch;
    viewer.#version = version;
    viewer.#socket = await HintSocket.open(portal, newest => {
      viewer.#newest = newest;
      viewer.#asking ??= viewer
        .#catchUp()
        .catch(error => {
          viewer.#failure ??= error;
        })
        .finally(() => {
          viewer.#asking = undefined;
        });
    });
    return viewer;
  }

  /** @throws what went wrong while it was open */
  async close(): Promise<void> {
    this.#socket?.close();
    await this.#asking;
    if (this.#failure) throw this.#failure;
  }

  async #catchUp(): Promise<void> {
    const { rhythm, onChanged, onResync } = this.#options;
    while (this.#newest > this.#version) {
      const gap = this.#askedAt + rhythm.minimumGap - performance.now();
      const wait = Math.max(rhythm.debounce, gap);
      if (wait > 0) await sleep(wait);
      this.#askedAt = performance.now();
      const changes = await this.#portal.read(
        changesSchema,
        `/api/fleet/changes?since=${this.#version}&epoch=${this.#epoch}`,
      );
      this.#version = changes.version;
      if (changes.resync) await onResync?.();
      for (const { ref } of changes.applications) onChanged?.(ref.name);
    }
  }
}

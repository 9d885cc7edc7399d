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

/** In milliseconds, what `LiveTiming` of the frontend plugin says of them. */
export interface Rhythm {
  burst: number;
  minimumGap: number;
}

/** What the pages do (`defaultLiveTiming` of the frontend plugin). */
export const browserRhythm: Rhythm = { burst: 60, minimumGap: 500 };
export const atOnce: Rhythm = { burst: 0, minimumGap: 0 };

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
  #restedAt = -Infinity;
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
    const { onChanged, onResync } = this.#options;
    while (this.#newest > this.#version) {
      await this.#turn();
      const changes = await this.#portal.read(
        changesSchema,
        `/api/fleet/changes?since=${this.#version}&epoch=${this.#epoch}`,
      );
      this.#version = changes.version;
      if (changes.resync) await onResync?.();
      for (const { ref } of changes.applications) onChanged?.(ref.name);
    }
  }

  /** Two questions may follow each other quickly, as in the pages. */
  async #turn(): Promise<void> {
    const { burst, minimumGap } = this.#options.rhythm;
    const turn = Math.max(this.#askedAt + burst, this.#restedAt - minimumGap);
    const wait = turn - performance.now();
    if (wait > 0) await sleep(wait);
    this.#askedAt = performance.now();
    this.#restedAt = Math.max(this.#askedAt, this.#restedAt) + minimumGap;
  }
}

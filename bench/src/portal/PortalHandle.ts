import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import { z } from 'zod';
import { HubsHandle } from '../hub/HubsHandle';
import { BenchProcess } from '../process/BenchProcess';
import { cpuSchema, delaySchema, heapSchema } from '../process/selfMeasurement';
import { freePort } from './freePort';

export interface Answer {
  status: number;
  /** On the wire, without headers. */
  bytes: Buffer;
  /** How the bytes are zipped; undefined: not at all. */
  encoding?: string;
}

interface PortalOptions {
  permissions?: boolean;
  log?: string;
  app?: boolean;
}

const signInSchema = z.object({
  backstageIdentity: z.object({ token: z.string() }),
});
const overviewSchema = z.object({ total: z.number(), version: z.number() });

const startDeadline = 120_000;
/** A Degraded Application makes the portal read its tree, four a second. */
const quietFor = 2_000;
/** A portal that only watches works for less than a twelfth of such a time. */
const rest = { lasts: 5_000, cpu: 400, deadline: 300_000 };

/** The measured portal, in a process of its own, and one signed-in user of it. */
export class PortalHandle {
  readonly origin: string;
  readonly #process: BenchProcess;
  readonly #pool: Pool;
  #token = '';

  private constructor(process: BenchProcess, origin: string) {
    this.#process = process;
    this.origin = origin;
    this.#pool = new Pool(origin, { connections: 64 });
  }

  /**
   * Resolves when the portal knows all Applications and has done what a first
   * start leaves to do: it records the history of each, at a pace that lets
   * the pages come first, and a minute of that is no cost of a page.
   */
  static async start(
    hubs: HubsHandle,
    options: PortalOptions = {},
  ): Promise<PortalHandle> {
    const portal = await PortalHandle.startAndKnow(hubs, options);
    await untilNoTreeIsRead(hubs);
    await portal.#untilAtRest();
    return portal;
  }

  /** Resolves when the portal knows all Applications. */
  static async startAndKnow(
    hubs: HubsHandle,
    options: PortalOptions = {},
  ): Promise<PortalHandle> {
    const process = await BenchProcess.start('portal/portalProcess.ts', {
      log: options.log ?? 'portal',
      nodeArgs: ['--expose-gc'],
    });
    const port = await freePort();
    const { size, hubs: plans } = hubs.plan;
    await process.ask(z.unknown(), 'start', {
      size,
      port,
      permissions: options.permissions ?? true,
      app: options.app ?? false,
      hubs: plans.map(({ name }) => ({ name, url: hubs.urlOf(name) })),
    });
    const portal = new PortalHandle(process, `http://127.0.0.1:${port}`);
    await portal.#signIn();
    const count = plans.reduce((sum, hub) => sum + hub.applications.length, 0);
    await portal.#untilKnown(count);
    return portal;
  }

  get token(): string {
    return this.#token;
  }

  /** As a browser asks: signed in, and with zipped answers welcome. */
  async get(path: string, accept = 'gzip, deflate, br'): Promise<Answer> {
    const { statusCode, headers, body } = await this.#pool.request({
      path,
      method: 'GET',
      headers: {
        authorization: `Bearer ${this.#token}`,
        'accept-encoding': accept,
      },
    });
    const encoding = headers['content-encoding'];
    return {
      status: statusCode,
      bytes: Buffer.from(await body.arrayBuffer()),
      encoding: typeof encoding === 'string' ? encoding : undefined,
    };
  }

  /** @throws Error for any answer but a 200 of that shape */
  async read<T extends z.ZodType>(
    schema: T,
    path: string,
  ): Promise<z.output<T>> {
    const { status, bytes } = await this.get(path, 'identity');
    if (status !== 200) {
      throw new Error(`${path} is answered with ${status}: ${bytes}`);
    }
    return schema.parse(JSON.parse(bytes.toString('utf8')));
  }

  /** CPU milliseconds of the portal so far. */
  cpu(): Promise<number> {
    return this.#process.ask(cpuSchema, 'cpu');
  }

  heap(): Promise<number> {
    return this.#process.ask(heapSchema, 'heap');
  }

  async watchDelay(): Promise<void> {
    await this.#process.ask(z.unknown(), 'watchDelay');
  }

  delay(): Promise<z.output<typeof delaySchema>> {
    return this.#process.ask(delaySchema, 'delay');
  }

  profiled<T>(name: string | undefined, run: () => Promise<T>): Promise<T> {
    return this.#process.profiled(name, run);
  }

  async end(): Promise<void> {
    await this.#pool.destroy();
    await this.#process.end();
  }

  async #signIn(): Promise<void> {
    const path = '/api/auth/guest/refresh';
    const { backstageIdentity } = await this.read(signInSchema, path);
    this.#token = backstageIdentity.token;
  }

  async #untilKnown(applications: number): Promise<void> {
    const deadline = Date.now() + startDeadline;
    let last: unknown;
    while (Date.now() < deadline) {
      try {
        const path = '/api/fleet/overview';
        const { total } = await this.read(overviewSchema, path);
        if (total === applications) return;
        last = `${total} of ${applications} Applications are known`;
      } catch (error) {
        // A backend that reads its first lists may be slow to answer.
        last = error;
      }
      await sleep(200);
    }
    throw new Error(`The portal is not ready after a while: ${last}`);
  }

  async #untilAtRest(): Promise<void> {
    const deadline = Date.now() + rest.deadline;
    let before = await this.cpu();
    while (Date.now() < deadline) {
      await sleep(rest.lasts);
      const now = await this.cpu();
      if (now - before <= rest.cpu) return;
      before = now;
    }
    throw new Error('The portal does not come to rest');
  }
}

async function untilNoTreeIsRead(hubs: HubsHandle): Promise<void> {
  const trees = async () => {
    const { requests } = await hubs.counts();
    return requests['/api/v1/applications/{name}/resource-tree'] ?? 0;
  };
  let before = -1;
  for (let now = await trees(); now !== before; now = await trees()) {
    before = now;
    await sleep(quietFor);
  }
}

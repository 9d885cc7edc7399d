import { z } from 'zod';
import type { FleetPlan } from '../fleet/planFleet';
import { BenchProcess } from '../process/BenchProcess';

export const fleetSizeSchema = z.object({
  applications: z.number(),
  hubs: z.number(),
  heavyTail: z.boolean(),
  seed: z.number(),
});

const countsSchema = z.object({
  /** Of all answers, before gzip. */
  bytes: z.number(),
  /** By route. */
  requests: z.record(z.string(), z.number()),
});
export type HubCounts = z.output<typeof countsSchema>;

const touchedSchema = z.object({
  name: z.string(),
  /** Milliseconds since the epoch, with fractions. */
  sentAt: z.number(),
});

/** The hubs of a fleet, in a process of their own. */
export class HubsHandle {
  readonly plan: FleetPlan;
  readonly #process: BenchProcess;
  readonly #origin: string;

  private constructor(plan: FleetPlan, process: BenchProcess, port: number) {
    this.plan = plan;
    this.#process = process;
    this.#origin = `http://127.0.0.1:${port}`;
  }

  static async start(plan: FleetPlan): Promise<HubsHandle> {
    const process = await BenchProcess.start('hub/hubProcess.ts', {
      log: 'hubs',
    });
    const port = await process.ask(z.number(), 'start', plan.size);
    return new HubsHandle(plan, process, port);
  }

  /** Base URL of a hub: of its Argo CD and of its Kubernetes API. */
  urlOf(hub: string): string {
    return `${this.#origin}/${hub}`;
  }

  counts(): Promise<HubCounts> {
    return this.#process.ask(countsSchema, 'counts');
  }

  /** Deploys the next release of an Application, by its place on the first hub. */
  touch(at: number): Promise<z.output<typeof touchedSchema>> {
    return this.#process.ask(touchedSchema, 'touch', at);
  }

  /** @returns the Application of the last event, and the release it brings */
  prepareStorm(
    events: number,
    seed: number,
  ): Promise<{ name: string; version: string }> {
    const schema = z.object({ name: z.string(), version: z.string() });
    return this.#process.ask(schema, 'prepareStorm', { events, seed });
  }

  /** Resolves when the last event is written. */
  storm(): Promise<{ startedAt: number }> {
    return this.#process.ask(z.object({ startedAt: z.number() }), 'storm');
  }

  end(): Promise<void> {
    return this.#process.end();
  }
}

/** Requests of both kinds of counts that came between them. */
export function requestsBetween(before: HubCounts, after: HubCounts): number {
  return total(after) - total(before);
}

function total({ requests }: HubCounts): number {
  return Object.values(requests).reduce((sum, count) => sum + count, 0);
}

import { z } from 'zod';
import { HubsHandle } from '../hub/HubsHandle';
import { BenchProcess } from '../process/BenchProcess';
import { median } from '../report/statistics';

export const coldStartSchema = z.object({
  way: z.enum([
    'parseWhole',
    'parsePages',
    'receivePages',
    'argocd',
    'kubernetes',
    'informer',
  ]),
  hubs: z.array(
    z.object({
      name: z.string(),
      /** Base URL. */
      url: z.string(),
      applications: z.number(),
    }),
  ),
  /** Measure the second start of the process, after letting go of the first. */
  again: z.boolean(),
  /**
   * Collect garbage before, so that what is measured of memory is of this start.
   * It also makes V8 look through the heap sooner than it would have.
   */
  collect: z.boolean(),
});
export type ColdStart = z.output<typeof coldStartSchema>;

const costSchema = z.object({
  /** Milliseconds. */
  cpu: z.number(),
  /** Bytes of memory at the peak, beyond what the process had before. */
  peak: z.number(),
  /** Bytes of heap kept afterwards. */
  heap: z.number(),
});
export type ColdStartCost = z.output<typeof costSchema>;

interface ColdStartOptions {
  rounds: number;
  profile: boolean;
  /** Measure the second start of each process: its heap has no code in it. */
  again?: boolean;
}

/** Rounds for memory: it varies by little. */
const memoryRounds = 3;

/**
 * The median of several starts, each in a fresh process. CPU time and memory are
 * measured of starts of their own: the collection before the latter changes the
 * former.
 */
export async function measureColdStart(
  hubs: HubsHandle,
  way: ColdStart['way'],
  options: ColdStartOptions,
): Promise<ColdStartCost> {
  const starts = (collect: boolean, rounds: number) =>
    measureStarts(hubs, { way, collect }, { ...options, rounds });
  const natural = await starts(false, options.rounds);
  const collected = await starts(true, Math.min(options.rounds, memoryRounds));
  return {
    cpu: median(natural.map(({ cpu }) => cpu)),
    peak: median(collected.map(({ peak }) => peak)),
    heap: median(collected.map(({ heap }) => heap)),
  };
}

async function measureStarts(
  hubs: HubsHandle,
  { way, collect }: Pick<ColdStart, 'way' | 'collect'>,
  options: ColdStartOptions,
): Promise<ColdStartCost[]> {
  const costs: ColdStartCost[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const child = await BenchProcess.start('coldstart/coldStartProcess.ts', {
      log: `coldstart-${way}`,
      nodeArgs: ['--expose-gc'],
    });
    try {
      const profile = `coldstart-${way}-${round}`;
      const run = () =>
        child.ask(costSchema, 'run', {
          ...{ way, collect },
          hubs: hubs.plan.hubs.map(({ name, applications }) => ({
            name,
            url: hubs.urlOf(name),
            applications: applications.length,
          })),
          again: options.again ?? false,
        });
      costs.push(
        await child.profiled(options.profile ? profile : undefined, run),
      );
    } finally {
      await child.end();
    }
  }
  return costs;
}

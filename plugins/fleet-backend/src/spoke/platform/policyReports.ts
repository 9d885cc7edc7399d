import type { PolicyTally } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import type { Collection, PlatformApi } from './PlatformApi';

const outcomes = ['pass', 'fail', 'warn', 'error', 'skip'] as const;

/** What a Date can hold, in seconds. */
const MOST_SECONDS = 8.64e12;

/** A report of wgpolicyk8s.io/v1alpha2, what the portal reads of it. */
const reportSchema = z.object({
  results: z
    .array(
      z.object({
        policy: z.string(),
        rule: z.string().optional(),
        result: z.enum(outcomes).optional(),
        source: z.string().optional(),
        timestamp: z
          .object({ seconds: z.number().min(0).max(MOST_SECONDS) })
          .optional(),
      }),
    )
    .optional(),
});
type Result = NonNullable<z.infer<typeof reportSchema>['results']>[number];

const MOST_FAILING = 20;

/**
 * Adds up the reports page by page: Kyverno writes one for every resource, so
 * that a large cluster has more of them than it has pods.
 */
export async function tallyReports(
  api: PlatformApi,
  collection: Collection,
): Promise<PolicyTally[]> {
  const tallies = new Map<string, Tally>();
  for await (const page of api.pages(collection, reportSchema)) {
    for (const result of page.flatMap(report => report.results ?? [])) {
      const source = result.source ?? 'unknown';
      const tally = tallies.get(source) ?? new Tally(source);
      tallies.set(source, tally);
      tally.add(result);
    }
  }
  return [...tallies.values()].map(tally => tally.result());
}

class Tally {
  readonly #source: string;
  readonly #counts = { pass: 0, fail: 0, warn: 0, error: 0, skip: 0 };
  readonly #failing = new Map<string, number>();
  #newest = 0;

  constructor(source: string) {
    this.#source = source;
  }

  add({ policy, rule, result, timestamp }: Result): void {
    if (!result) return;
    this.#counts[result] += 1;
    this.#newest = Math.max(this.#newest, timestamp?.seconds ?? 0);
    if (result !== 'fail') return;
    const name = rule && rule !== policy ? `${policy}/${rule}` : policy;
    this.#failing.set(name, (this.#failing.get(name) ?? 0) + 1);
  }

  result(): PolicyTally {
    return {
      source: this.#source,
      ...this.#counts,
      failing: [...this.#failing]
        .map(([policy, count]) => ({ policy, count }))
        .sort((a, b) => b.count - a.count || (a.policy < b.policy ? -1 : 1))
        .slice(0, MOST_FAILING),
      at:
        this.#newest > 0
          ? new Date(this.#newest * 1000).toISOString()
          : undefined,
    };
  }
}

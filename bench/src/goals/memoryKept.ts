import { measureColdStart } from '../coldstart/measureColdStart';
import { HubsHandle } from '../hub/HubsHandle';
import { atMost, Results } from '../report/Result';
import type { Goal } from './Goal';

/** P4: what the model keeps, divided by its Applications. */
export const memoryKept: Goal = {
  name: 'P4',
  async measure({ plan, quick }) {
    const rounds = quick ? 1 : 3;
    const results: Results = {};
    for (const heavyTail of [false, true]) {
      const hubs = await HubsHandle.start(plan({ heavyTail }));
      const suffix = heavyTail ? ', heavy tail' : '';
      try {
        Object.assign(results, await measureKept(hubs, { rounds, suffix }));
      } finally {
        await hubs.end();
      }
    }
    return results;
  },
};

/**
 * The code that a start compiles is kept too, but once and not by the
 * Application: so the second start of a process is measured.
 */
export async function measureKept(
  hubs: HubsHandle,
  { rounds, suffix }: { rounds: number; suffix: string },
): Promise<Results> {
  const options = { rounds, profile: false, again: true };
  const { heap } = await measureColdStart(hubs, 'argocd', options);
  const whole = await measureColdStart(hubs, 'parseWhole', options);
  const count = hubs.plan.hubs.reduce(
    (sum, { applications }) => sum + applications.length,
    0,
  );
  return {
    [`P4 heap per Application${suffix}`]: {
      ...atMost(Math.round(heap / count), 600, 'B'),
      against: Math.round(whole.heap / count),
    },
  };
}

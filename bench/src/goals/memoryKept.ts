import { measureColdStart } from '../coldstart/measureColdStart';
import { HubsHandle } from '../hub/HubsHandle';
import { atMost, Results } from '../report/Result';
import type { Goal } from './Goal';

/**
 * P4: what the model keeps, divided by its Applications. The code that a start
 * compiles is kept too, but once and not by the Application: so the second
 * start of a process is measured.
 */
export const memoryKept: Goal = {
  name: 'P4',
  async measure({ plan, quick }) {
    const rounds = quick ? 1 : 3;
    const results: Results = {};
    for (const heavyTail of [false, true]) {
      const hubs = await HubsHandle.start(plan({ heavyTail }));
      try {
        const options = { rounds, profile: false, again: true };
        const { heap } = await measureColdStart(hubs, 'argocd', options);
        const whole = await measureColdStart(hubs, 'parseWhole', options);
        const count = hubs.plan.hubs[0].applications.length;
        const suffix = heavyTail ? ', heavy tail' : '';
        results[`P4 heap per Application${suffix}`] = {
          ...atMost(Math.round(heap / count), 600, 'B'),
          against: Math.round(whole.heap / count),
        };
      } finally {
        await hubs.end();
      }
    }
    return results;
  },
};

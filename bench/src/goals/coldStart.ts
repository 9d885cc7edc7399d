import { ColdStartCost, measureColdStart } from '../coldstart/measureColdStart';
import { HubsHandle } from '../hub/HubsHandle';
import { atMostTimes, Results } from '../report/Result';
import type { Goal } from './Goal';

const megabyte = 1_000_000;

/** P3: from nothing to a model of the whole hub. */
export const coldStart: Goal = {
  name: 'P3',
  async measure({ plan, quick, profile, say }) {
    const rounds = quick ? 1 : 5;
    const results: Results = {};
    for (const heavyTail of [false, true]) {
      const hubs = await HubsHandle.start(plan({ heavyTail }));
      try {
        const cost = (way: Parameters<typeof measureColdStart>[1]) =>
          measureColdStart(hubs, way, { rounds, profile });
        const whole = await cost('parseWhole');
        const pages = await cost('parsePages');
        const argocd = await cost('argocd');
        const kubernetes = await cost('kubernetes');
        const suffix = heavyTail ? ', heavy tail' : '';
        say(
          `${heavyTail ? 'heavy tail' : 'usual fleet'}: ${text({
            whole,
            pages,
            argocd,
            kubernetes,
          })}`,
        );
        results[`P3 CPU, Argo CD API${suffix}`] = atMostTimes(
          argocd.cpu,
          1.5,
          whole.cpu,
          'ms',
        );
        results[`P3 CPU, Kubernetes API${suffix}`] = atMostTimes(
          kubernetes.cpu,
          1.5,
          pages.cpu,
          'ms',
        );
        const informer = await cost('informer');
        say(text({ informer }));
        results[`P3 peak memory, Kubernetes API${suffix}`] = atMostTimes(
          kubernetes.peak / megabyte,
          0.5,
          informer.peak / megabyte,
          'MB',
        );
        results[`P3 peak memory, Argo CD API${suffix}`] = atMostTimes(
          argocd.peak / megabyte,
          0.5,
          informer.peak / megabyte,
          'MB',
        );
        results[`P3 heap, Kubernetes API${suffix}`] = atMostTimes(
          kubernetes.heap / megabyte,
          Math.round(1000 / 6) / 1000,
          informer.heap / megabyte,
          'MB',
        );
      } finally {
        await hubs.end();
      }
    }
    return results;
  },
};

function text(costs: Record<string, ColdStartCost>): string {
  return Object.entries(costs)
    .map(
      ([way, { cpu, peak, heap }]) =>
        `${way} ${cpu.toFixed(0)} ms CPU, peak ${(peak / megabyte).toFixed(
          0,
        )} MB, keeps ${(heap / megabyte).toFixed(1)} MB`,
    )
    .join('; ');
}

import { ColdStartCost, measureColdStart } from '../coldstart/measureColdStart';
import { HubsHandle } from '../hub/HubsHandle';
import { atMostTimes, Results } from '../report/Result';
import type { Goal, GoalContext } from './Goal';

const megabyte = 1_000_000;

interface ColdStartCosts {
  /** The floors: the same bodies, parsed and nothing else. */
  whole: ColdStartCost;
  pages: ColdStartCost;
  /** The floor of the pages with what came before parsing. */
  received: ColdStartCost;
  argocd: ColdStartCost;
  kubernetes: ColdStartCost;
}

/** P3: from nothing to a model of the whole hub. */
export const coldStart: Goal = {
  name: 'P3',
  async measure(context) {
    const { quick, profile, say } = context;
    const rounds = quick ? 1 : 5;
    const results: Results = {};
    for (const heavyTail of [false, true]) {
      const hubs = await HubsHandle.start(context.plan({ heavyTail }));
      const suffix = heavyTail ? ', heavy tail' : '';
      try {
        const costs = await measureColdStarts(context, hubs, rounds);
        const informer = await measureColdStart(hubs, 'informer', {
          rounds,
          profile,
        });
        say(text({ informer }));
        Object.assign(
          results,
          cpuResults(costs, suffix),
          memoryResults(costs, informer, suffix),
        );
      } finally {
        await hubs.end();
      }
    }
    return results;
  },
};

export async function measureColdStarts(
  { profile, say }: GoalContext,
  hubs: HubsHandle,
  rounds: number,
): Promise<ColdStartCosts> {
  const cost = (way: Parameters<typeof measureColdStart>[1]) =>
    measureColdStart(hubs, way, { rounds, profile });
  const costs = {
    whole: await cost('parseWhole'),
    pages: await cost('parsePages'),
    received: await cost('receivePages'),
    argocd: await cost('argocd'),
    kubernetes: await cost('kubernetes'),
  };
  say(text({ ...costs }));
  return costs;
}

/** @param suffix - of the names of the results */
export function cpuResults(costs: ColdStartCosts, suffix: string): Results {
  const { whole, pages, received, argocd, kubernetes } = costs;
  const beside = (ours: ColdStartCost, floor: ColdStartCost) =>
    atMostTimes(ours.cpu, 1.5, floor.cpu, 'ms');
  return {
    [`P3 CPU, Argo CD API${suffix}`]: beside(argocd, whole),
    [`P3 CPU, Kubernetes API${suffix}`]: beside(kubernetes, pages),
    [`P3 CPU, Kubernetes API, beside receiving and parsing${suffix}`]: beside(
      kubernetes,
      received,
    ),
  };
}

function memoryResults(
  { argocd, kubernetes }: ColdStartCosts,
  informer: ColdStartCost,
  suffix: string,
): Results {
  const peakOf = ({ peak }: ColdStartCost) =>
    atMostTimes(peak / megabyte, 0.5, informer.peak / megabyte, 'MB');
  return {
    [`P3 peak memory, Kubernetes API${suffix}`]: peakOf(kubernetes),
    [`P3 peak memory, Argo CD API${suffix}`]: peakOf(argocd),
    [`P3 heap, Kubernetes API${suffix}`]: atMostTimes(
      kubernetes.heap / megabyte,
      Math.round(1000 / 6) / 1000,
      informer.heap / megabyte,
      'MB',
    ),
  };
}

function text(costs: { [way: string]: ColdStartCost }): string {
  return Object.entries(costs)
    .map(
      ([way, { cpu, peak, heap }]) =>
        `${way} ${cpu.toFixed(0)} ms CPU, peak ${(peak / megabyte).toFixed(
          0,
        )} MB, keeps ${(heap / megabyte).toFixed(1)} MB`,
    )
    .join('; ');
}

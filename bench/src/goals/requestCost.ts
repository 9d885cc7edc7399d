import type { PortalHandle } from '../portal/PortalHandle';
import { median } from '../report/statistics';

const emptyRoute = '/api/bench/empty';
const permittedRoute = '/api/bench/permitted';

export interface RequestCost {
  /** CPU milliseconds of the backend for one view; the median of all rounds. */
  cpu: number;
  /** Milliseconds until the last byte of a view is there, one view at a time. */
  latency: number;
}

export interface CostOptions {
  rounds: number;
  /** Views in a round. */
  views: number;
}

export interface ViewCost {
  view: RequestCost;
  /** A route of the same backend that knows who asks and answers nothing. */
  empty: RequestCost;
  /** The same with one decision of the permission backend. */
  permitted: RequestCost;
}

/**
 * What a view (one or more requests, one after the other) costs beside the
 * floors: rounds of all alternate, so that what else happens on the machine
 * meets all.
 */
export async function costOfView(
  portal: PortalHandle,
  paths: readonly string[],
  options: CostOptions,
): Promise<ViewCost> {
  const { rounds, views } = options;
  const kinds = {
    view: paths,
    empty: [emptyRoute],
    permitted: [permittedRoute],
  };
  const costOf = async (kind: keyof typeof kinds) =>
    round(portal, kinds[kind], views);
  const costs: ViewCost[] = [];
  // The first round warms up and does not count.
  for (let at = 0; at <= rounds; at++) {
    costs.push({
      empty: await costOf('empty'),
      permitted: await costOf('permitted'),
      view: await costOf('view'),
    });
  }
  const counted = costs.slice(1);
  return {
    view: middle(counted.map(({ view }) => view)),
    empty: middle(counted.map(({ empty }) => empty)),
    permitted: middle(counted.map(({ permitted }) => permitted)),
  };
}

async function round(
  portal: PortalHandle,
  paths: readonly string[],
  views: number,
): Promise<RequestCost> {
  const latencies: number[] = [];
  const before = await portal.cpu();
  for (let at = 0; at < views; at++) {
    const startedAt = performance.now();
    for (const path of paths) await mustSucceed(portal, path);
    latencies.push(performance.now() - startedAt);
  }
  const spent = (await portal.cpu()) - before;
  return { cpu: spent / views, latency: median(latencies) };
}

async function mustSucceed(portal: PortalHandle, path: string): Promise<void> {
  const { status } = await portal.get(path);
  if (status !== 200) throw new Error(`${path} is answered with ${status}`);
}

function middle(costs: readonly RequestCost[]): RequestCost {
  return {
    cpu: median(costs.map(({ cpu }) => cpu)),
    latency: median(costs.map(({ latency }) => latency)),
  };
}

import type { PortalHandle } from '../portal/PortalHandle';
import { median } from '../report/statistics';

export const emptyRoute = '/api/bench/empty';

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

/**
 * What a view (one or more requests, one after the other) costs beside the
 * empty route: rounds of both alternate, so that what else happens on the
 * machine meets both.
 */
export async function costOfView(
  portal: PortalHandle,
  paths: readonly string[],
  options: CostOptions,
): Promise<{ view: RequestCost; empty: RequestCost }> {
  const { rounds, views } = options;
  const warmUp = Math.ceil(views / 2);
  await round(portal, paths, warmUp);
  await round(portal, [emptyRoute], warmUp);
  const view: RequestCost[] = [];
  const empty: RequestCost[] = [];
  for (let at = 0; at < rounds; at++) {
    empty.push(await round(portal, [emptyRoute], views));
    view.push(await round(portal, paths, views));
  }
  return { view: middle(view), empty: middle(empty) };
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

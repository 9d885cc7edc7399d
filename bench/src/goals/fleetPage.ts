import { setTimeout as sleep } from 'node:timers/promises';
import { HubsHandle } from '../hub/HubsHandle';
import { PortalHandle } from '../portal/PortalHandle';
import { atMost, atMostTimes, Result, Results } from '../report/Result';
import { median } from '../report/statistics';
import type { Goal, GoalContext } from './Goal';
import { costOfView, ViewCost } from './requestCost';

/** What the fleet page asks for before it draws; further rows follow later. */
const firstLoad = [
  '/api/fleet/overview',
  '/api/fleet/matrix?offset=0&limit=200',
];

const manyTimes = 5;
/** For the change to arrive, and for what follows from it without viewers. */
const settling = 300;

interface FleetPageBytes {
  plainBytes: number;
  sentBytes: number;
}

interface FleetPageCost extends ViewCost, FleetPageBytes {
  afterChange: number;
}

/** P2: the fleet page over 10,000 Applications, and over five times as many. */
export const fleetPage: Goal = {
  name: 'P2',
  async measure(context) {
    const usual = await costOf(context, context.plan({ hubs: manyTimes }));
    const applications = context.applications * manyTimes;
    const many = await costOf(
      context,
      context.plan({ applications, hubs: manyTimes }),
    );
    // Each beside the empty route of its own portal: they are measured minutes
    // apart, and the machine may be another one by then.
    const fiveTimes = (of: (cost: FleetPageCost) => number) =>
      atMostTimes(of(many), 1.2, of(usual), 'empty routes');
    const results: Results = {
      // Beside the same answers to somebody who takes nothing zipped.
      'P2 bytes, as sent': bytesResult(usual),
      'P2 CPU': atMostTimes(usual.view.cpu, 5, usual.empty.cpu, 'ms'),
      'P2 CPU beside one permission decision': atMostTimes(
        usual.view.cpu,
        5,
        usual.permitted.cpu,
        'ms',
      ),
      'P2 CPU, first viewer after a change': atMostTimes(
        usual.afterChange,
        5,
        usual.empty.cpu,
        'ms',
      ),
      'P2 five times the Applications: CPU': fiveTimes(
        cost => cost.view.cpu / cost.empty.cpu,
      ),
      'P2 five times the Applications: p50': fiveTimes(
        cost => cost.view.latency / cost.empty.latency,
      ),
      'P2 five times the Applications: first viewer after a change': fiveTimes(
        cost => cost.afterChange / cost.empty.cpu,
      ),
    };
    return results;
  },
};

function bytesResult({ sentBytes, plainBytes }: FleetPageBytes): Result {
  const against = plainBytes / 1000;
  return { ...atMost(sentBytes / 1000, 60, 'KB'), against };
}

/** The short form: what a view costs once everybody has looked. */
export async function measureOverview(
  { quick }: GoalContext,
  portal: PortalHandle,
  suffix: string,
): Promise<Results> {
  const { view, empty } = await costOfView(portal, firstLoad, {
    rounds: 3,
    views: quick ? 10 : 20,
  });
  return {
    [`P2 bytes, as sent${suffix}`]: bytesResult(await bytesOfBoth(portal)),
    [`P2 CPU${suffix}`]: atMostTimes(view.cpu, 5, empty.cpu, 'ms'),
  };
}

async function bytesOfBoth(portal: PortalHandle): Promise<FleetPageBytes> {
  return {
    plainBytes: await bytesOf(portal, 'identity'),
    sentBytes: await bytesOf(portal),
  };
}

async function costOf(
  { quick, profile, say }: GoalContext,
  plan: ReturnType<GoalContext['plan']>,
): Promise<FleetPageCost> {
  const hubs = await HubsHandle.start(plan);
  const portal = await PortalHandle.start(hubs);
  const { applications } = plan.size;
  try {
    const cost = await portal.profiled(
      profile ? `P2-${applications}` : undefined,
      () =>
        costOfView(portal, firstLoad, {
          rounds: quick ? 3 : 5,
          views: quick ? 20 : 40,
        }),
    );
    const afterChange = await portal.profiled(
      profile ? `P2-${applications}-after-change` : undefined,
      () => costAfterChange(hubs, portal, quick ? 5 : 15),
    );
    const bytes = await bytesOfBoth(portal);
    say(
      `${applications} Applications on ${
        plan.hubs.length
      } hubs: p50 ${cost.view.latency.toFixed(
        1,
      )} ms, the empty route ${cost.empty.latency.toFixed(1)} ms`,
    );
    return { ...cost, ...bytes, afterChange };
  } finally {
    await portal.end();
    await hubs.end();
  }
}

/** What is concluded from the model is concluded anew by the first who asks. */
async function costAfterChange(
  hubs: HubsHandle,
  portal: PortalHandle,
  times: number,
): Promise<number> {
  const spent: number[] = [];
  for (let at = 0; at < times; at++) {
    await hubs.touch(at);
    await sleep(settling);
    const before = await portal.cpu();
    for (const path of firstLoad) await portal.get(path);
    spent.push((await portal.cpu()) - before);
  }
  return median(spent);
}

async function bytesOf(portal: PortalHandle, accept?: string) {
  let sum = 0;
  for (const path of firstLoad) {
    sum += (await portal.get(path, accept)).bytes.length;
  }
  return sum;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { HubsHandle } from '../hub/HubsHandle';
import { PortalHandle } from '../portal/PortalHandle';
import { atLeast, atMost, Results } from '../report/Result';
import { browserRhythm, Viewer } from '../viewers/Viewer';
import { nowMs } from './freshness';
import type { GoalContext } from './Goal';

const events = 10_000;
const patience = 120_000;
const pageSize = 500;

const pageSchema = z.object({
  total: z.number(),
  items: z.array(
    z
      .object({
        ref: z.object({ name: z.string() }),
        version: z.string().optional(),
        observedAt: z.string(),
      })
      .loose(),
  ),
});

/** 10,000 events as fast as the hub can send them, with the fleet page open. */
export async function measureStorm(
  { seed, profile, say }: GoalContext,
  hubs: HubsHandle,
  portal: PortalHandle,
  suffix = '',
): Promise<Results> {
  const last = await hubs.prepareStorm(events, seed);
  let reloads = 0;
  const load = async () => {
    await portal.get('/api/fleet/overview');
    await portal.get('/api/fleet/matrix?offset=0&limit=200');
  };
  await load();
  const viewer = await Viewer.open(portal, {
    rhythm: browserRhythm,
    onResync: async () => {
      reloads += 1;
      await load();
    },
  });
  const run = async () => {
    await portal.watchDelay();
    const cpuBefore = await portal.cpu();
    const { startedAt } = await hubs.storm();
    await untilSeen(portal, last);
    const seconds = (nowMs() - startedAt) / 1000;
    const delay = await portal.delay();
    const cpu = (await portal.cpu()) - cpuBefore;
    return { seconds, delay, cpu };
  };
  const name = profile ? `P6-storm${suffix}` : undefined;
  const { seconds, delay, cpu } = await portal.profiled(name, run);
  await viewer.close();
  const late = [delay.p50, delay.max].map(ms => ms.toFixed(0)).join(' to ');
  say(
    `storm: ${seconds.toFixed(
      1,
    )} s, the page read itself ${reloads} times; event loop late by ${late} ms`,
  );
  return {
    [`P6 storm of 10,000 events${suffix}`]: atLeast(
      Math.round(events / seconds),
      5_000,
      'events/s',
    ),
    [`P6 storm, CPU of an event${suffix}`]: atMost(
      (cpu * 1000) / events,
      200,
      'µs',
    ),
    [`P6 event loop delay in the storm, p99${suffix}`]: atMost(
      delay.p99,
      50,
      'ms',
    ),
  };
}

async function untilSeen(
  portal: PortalHandle,
  last: { name: string; version: string },
): Promise<void> {
  const path = `/api/fleet/applications?q=${last.name}&limit=1`;
  const deadline = Date.now() + patience;
  for (;;) {
    const { items } = await portal.read(pageSchema, path);
    if (items[0]?.version === last.version) return;
    if (Date.now() > deadline) {
      throw new Error(
        `${last.name} should run ${last.version} and is shown with ${items[0]?.version}`,
      );
    }
    await sleep(50);
  }
}

/** After a storm, everything has to be as if there had been none. */
export async function measureDifferences(
  hubs: HubsHandle,
  portal: PortalHandle,
  suffix = '',
): Promise<Results> {
  const name = `P6 Applications other than in a fresh list${suffix}`;
  return {
    [name]: atMost(await differences(hubs, portal), 0, 'Applications'),
  };
}

/** Compares with a portal that has only ever read the hub as it is now. */
async function differences(
  hubs: HubsHandle,
  portal: PortalHandle,
): Promise<number> {
  const fresh = await PortalHandle.startAndKnow(hubs, {
    log: 'portal-fresh',
  });
  try {
    const [ours, theirs] = [await stateOf(portal), await stateOf(fresh)];
    const names = new Set([...ours.keys(), ...theirs.keys()]);
    return [...names].filter(name => ours.get(name) !== theirs.get(name))
      .length;
  } finally {
    await fresh.end();
  }
}

/** Everything but when it was heard, by name. */
async function stateOf(portal: PortalHandle): Promise<Map<string, string>> {
  const state = new Map<string, string>();
  let total = Infinity;
  for (let offset = 0; offset < total; offset += pageSize) {
    const page = await portal.read(
      pageSchema,
      `/api/fleet/applications?offset=${offset}&limit=${pageSize}`,
    );
    total = page.total;
    for (const { observedAt, ...item } of page.items) {
      state.set(item.ref.name, JSON.stringify(item));
    }
  }
  return state;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { HubCounts, HubsHandle, requestsBetween } from '../hub/HubsHandle';
import { PortalHandle } from '../portal/PortalHandle';
import type { Results } from '../report/Result';
import { browserRhythm, Viewer } from '../viewers/Viewer';
import type { Goal } from './Goal';

/** The portal polls every 10 and every 15 seconds: this has both as often. */
const windowMs = 30_000;
const changesInWindow = 2;

/** P5: what a hub is asked does not depend on how many look. */
export const manyViewers: Goal = {
  name: 'P5',
  async measure({ plan, quick, say }) {
    const many = quick ? 200 : 1_000;
    const hubs = await HubsHandle.start(plan());
    const portal = await PortalHandle.start(hubs);
    try {
      const one = await requestsInWindow(hubs, portal, 1);
      const all = await requestsInWindow(hubs, portal, many);
      say(`1 viewer: ${routes(one)}`);
      say(`${many} viewers: ${routes(all)}`);
      const value = requestsBetween(all.before, all.after);
      const against = requestsBetween(one.before, one.after);
      const results: Results = {
        [`P5 hub requests in 30 s, ${many} viewers beside one`]: {
          value,
          unit: 'requests',
          goal: '≤ against + 1, a poll on the edge',
          holds: value <= against + 1,
          against,
        },
      };
      return results;
    } finally {
      await portal.end();
      await hubs.end();
    }
  },
};

interface Window {
  before: HubCounts;
  after: HubCounts;
}

/** Every viewer opens a service's page once and follows all changes. */
async function requestsInWindow(
  hubs: HubsHandle,
  portal: PortalHandle,
  count: number,
): Promise<Window> {
  const { services } = hubs.plan;
  const viewers: Viewer[] = [];
  for (let at = 0; at < count; at++) {
    viewers.push(await Viewer.open(portal, { rhythm: browserRhythm }));
  }
  await untilPolled(hubs);
  const before = await hubs.counts();
  const endAt = performance.now() + windowMs;
  for (let at = 0; at < count; at++) {
    const { name } = services[at % services.length];
    await portal.get(
      `/api/fleet/entities/component/default/${name}/deployments`,
    );
  }
  for (let at = 0; at < changesInWindow; at++) {
    await hubs.touch(at);
    await sleep(2_000);
  }
  const left = endAt - performance.now();
  if (left < 0) {
    throw new Error(`${count} viewers took ${windowMs - left} ms to be served`);
  }
  await sleep(left);
  const after = await hubs.counts();
  await Promise.all(viewers.map(viewer => viewer.close()));
  return { before, after };
}

/** Both windows begin at the same place between two polls. */
async function untilPolled(hubs: HubsHandle): Promise<void> {
  const polls = async () =>
    (await hubs.counts()).requests['/api/v1/clusters'] ?? 0;
  const before = await polls();
  while ((await polls()) === before) await sleep(50);
  await sleep(1_000);
}

function routes({ before, after }: Window): string {
  return Object.entries(after.requests)
    .map(([route, count]) => [route, count - (before.requests[route] ?? 0)])
    .filter(([, count]) => count !== 0)
    .map(([route, count]) => `${count} × ${route}`)
    .join(', ');
}

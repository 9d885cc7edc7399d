import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { HubsHandle, requestsBetween } from '../hub/HubsHandle';
import { PortalHandle } from '../portal/PortalHandle';
import { atMost, atMostTimes } from '../report/Result';
import type { Goal } from './Goal';
import { costOfView } from './requestCost';

const entitySchema = z.object({
  applications: z.array(z.unknown()),
  history: z.array(z.unknown()),
});

/** P1: the page of a service on 20 clusters, with five deployments each. */
export const entityPage: Goal = {
  name: 'P1',
  async measure({ plan, quick, profile, say }) {
    const hubs = await HubsHandle.start(plan());
    const portal = await PortalHandle.start(hubs);
    try {
      const service = hubs.plan.services[hubs.plan.services.length - 1].name;
      const path = `/api/fleet/entities/component/default/${service}/deployments`;
      const page = await portal.read(entitySchema, path);
      say(
        `${page.applications.length} Applications, ${page.history.length} deployments`,
      );
      if (page.applications.length !== 20) {
        throw new Error(`${service} has ${page.applications.length} rows`);
      }
      const plain = await portal.get(path, 'identity');
      const zipped = await portal.get(path);
      say(`${zipped.bytes.length} bytes with ${zipped.encoding}`);

      const views = quick ? 100 : 300;
      const rounds = quick ? 3 : 7;
      const before = await hubs.counts();
      const polls = Date.now();
      const { view, empty, permitted } = await portal.profiled(
        profile ? 'P1' : undefined,
        () => costOfView(portal, [path], { rounds, views }),
      );
      const after = await hubs.counts();
      const asked = requestsBetween(before, after);
      const duration = Date.now() - polls;
      // The hub is polled whether somebody looks or not.
      await sleep(duration);
      const unasked = requestsBetween(after, await hubs.counts());
      say(
        `${views * rounds} views in ${(duration / 1000).toFixed(
          0,
        )} s: ${asked} requests to the hub, and ${unasked} in the same time without viewers`,
      );
      say(
        `p50 ${view.latency.toFixed(
          1,
        )} ms, the empty route ${empty.latency.toFixed(1)} ms`,
      );
      return {
        'P1 browser requests': atMost(1, 1, 'requests'),
        'P1 hub requests per 100 views': atMost(
          Math.max(0, Math.round((100 * (asked - unasked)) / (views * rounds))),
          1,
          'requests',
        ),
        // Beside the same answer to somebody who takes nothing zipped.
        'P1 bytes, as sent': {
          ...atMost(zipped.bytes.length / 1000, 15, 'KB'),
          against: plain.bytes.length / 1000,
        },
        'P1 CPU': atMostTimes(view.cpu, 2, empty.cpu, 'ms'),
        'P1 CPU beside one permission decision': atMostTimes(
          view.cpu,
          2,
          permitted.cpu,
          'ms',
        ),
      };
    } finally {
      await portal.end();
      await hubs.end();
    }
  },
};

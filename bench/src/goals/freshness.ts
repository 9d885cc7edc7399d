import { setTimeout as sleep } from 'node:timers/promises';
import { HubsHandle } from '../hub/HubsHandle';
import { PortalHandle } from '../portal/PortalHandle';
import { Seeded, seedOf } from '../fleet/Seeded';
import { atMost, Results } from '../report/Result';
import { median, quantile } from '../report/statistics';
import { atOnce, browserRhythm, Rhythm, Viewer } from '../viewers/Viewer';
import type { GoalContext } from './Goal';

/** Events come at random times, further apart than a page asks. */
const shortest = 550;
const spread = 500;
/** What a page that polls every ten seconds has on average. */
const pollMean = 5_000;

/** From the hub's event until the changed Application is in the browser. */
export async function measureFreshness(
  { quick, seed, say }: GoalContext,
  hubs: HubsHandle,
  portal: PortalHandle,
): Promise<Results> {
  const times = quick ? 20 : 150;
  const sent = new Map<string, number>();
  const follow = async (rhythm: Rhythm) => {
    const delays: number[] = [];
    const viewer = await Viewer.open(portal, {
      rhythm,
      onChanged: name => {
        const sentAt = sent.get(name);
        if (sentAt !== undefined) delays.push(nowMs() - sentAt);
      },
    });
    return { viewer, delays };
  };
  const eager = await follow(atOnce);
  const browser = await follow(browserRhythm);
  const random = new Seeded(seedOf(seed, 'freshness'));
  for (let at = 0; at < times; at++) {
    const { name, sentAt } = await hubs.touch(at);
    sent.set(name, sentAt);
    await sleep(shortest + random.below(spread));
  }
  await eager.viewer.close();
  await browser.viewer.close();
  say(
    `${times} events; seen at once after p50 ${median(eager.delays).toFixed(
      0,
    )} ms, by a page after p50 ${median(browser.delays).toFixed(0)} ms`,
  );
  const lost = 2 * times - eager.delays.length - browser.delays.length;
  const against = pollMean;
  return {
    'P6 hub event to backend answer, p99': {
      ...atMost(quantile(eager.delays, 0.99), 100, 'ms'),
      against,
    },
    'P6 hub event to page, p99': {
      ...atMost(quantile(browser.delays, 0.99), 100, 'ms'),
      against,
    },
    'P6 changes that no page was told of': atMost(lost, 0, 'changes'),
  };
}

/** With fractions; the same clock in every process of the machine. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

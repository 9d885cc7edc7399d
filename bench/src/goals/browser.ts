import { FleetPage, openFleetPage } from '../browser/openFleetPage';
import { typeAndWatch } from '../browser/keystrokes';
import { HubsHandle } from '../hub/HubsHandle';
import { PortalHandle } from '../portal/PortalHandle';
import { atMost, Results } from '../report/Result';
import { quantile } from '../report/statistics';
import type { Goal, GoalContext } from './Goal';

/**
 * Each key leaves other rows on the screen: the digits stand in names, owners
 * and versions all over the fleet.
 */
const words = '27 03 61 18 74 29 13 65 16 48'.split(' ');
const typed = words.flatMap(digits => [
  ...digits,
  ...Array.from(digits, () => 'Backspace'),
]);
const slowdown = 4;

/** P7: the page of the whole fleet in a browser, from the built portal. */
export const browser: Goal = {
  name: 'P7',
  async measure({ plan, say, profile }) {
    const hubs = await HubsHandle.start(plan());
    const portal = await PortalHandle.start(hubs, { app: true });
    try {
      const fleet = await openFleetPage(portal);
      try {
        return await measurePage(fleet, say, profile);
      } finally {
        await fleet.close();
      }
    } finally {
      await portal.end();
      await hubs.end();
    }
  },
};

async function measurePage(
  fleet: FleetPage,
  say: GoalContext['say'],
  profile: boolean,
): Promise<Results> {
  const nodes = await nodesOfMatrix(fleet);
  const bytes = fleet.dataBytes();
  const before = await fleet.cpu();
  const usual = await fleet.profiled(profile ? 'keystrokes' : undefined, () =>
    typeAndWatch(fleet.page, typed),
  );
  const cpu = (await fleet.cpu()) - before;
  await fleet.devtools.send('Emulation.setCPUThrottlingRate', {
    rate: slowdown,
  });
  const slow = await typeAndWatch(fleet.page, typed);
  say(`CPU of a keystroke: ${(cpu / typed.length).toFixed(0)} ms`);
  say(`keystrokes in ms: ${told(usual)}`);
  say(`${slowdown} × slower: ${told(slow)}`);
  return {
    'P7 DOM nodes of the matrix': atMost(nodes, 1_400, 'nodes'),
    'P7 data of the first load': atMost(bytes / 1000, 200, 'KB'),
    'P7 keystroke to paint, p90': atMost(quantile(usual, 0.9), 100, 'ms'),
    'P7 keystroke to paint at 4 × CPU throttle, p90': atMost(
      quantile(slow, 0.9),
      200,
      'ms',
    ),
  };
}

function told(waits: readonly number[]): string {
  return waits.map(wait => wait.toFixed(0)).join(' ');
}

/** The most that are there at once, at the top and after scrolling. */
async function nodesOfMatrix({ page }: FleetPage): Promise<number> {
  const grid = page.getByRole('grid').first();
  const count = () =>
    grid.evaluate(element => element.querySelectorAll('*').length + 1);
  const atTop = await count();
  await grid.hover();
  await page.mouse.wheel(0, 2_000);
  await page.waitForTimeout(500);
  return Math.max(atTop, await count());
}

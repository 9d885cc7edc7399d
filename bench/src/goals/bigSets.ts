import type { FleetPlan } from '../fleet/planFleet';
import { HubsHandle } from '../hub/HubsHandle';
import { PortalHandle } from '../portal/PortalHandle';
import type { Results } from '../report/Result';
import { cpuResults, measureColdStarts } from './coldStart';
import { measureOverview } from './fleetPage';
import type { Goal, GoalContext } from './Goal';
import { measureKept } from './memoryKept';
import { measureDifferences, measureStorm } from './storm';

const manyTimes = 5;
/** These sets have to hold up; the usual one says how much anything costs. */
const rounds = 1;

/** The other sets: five times the Applications, on five hubs, and a heavy tail. */
export const bigSets: Goal = {
  name: 'sets',
  async measure(context) {
    const applications = context.applications * manyTimes;
    return {
      ...(await measureSet(
        context,
        context.plan({ applications, hubs: manyTimes }),
        `, ${applications.toLocaleString('en-US')} Applications`,
        measureStart,
      )),
      // P3 and P4 start on it.
      ...(await measureSet(
        context,
        context.plan({ heavyTail: true }),
        ', heavy tail',
      )),
    };
  },
};

/** The promises about answers and storms are for the usual set. */
function unpromised(results: Results): Results {
  return Object.fromEntries(
    Object.entries(results).map(([name, result]) => [
      name,
      { ...result, goal: 'completes', holds: true },
    ]),
  );
}

type Measure = (
  context: GoalContext,
  hubs: HubsHandle,
  suffix: string,
) => Promise<Results>;

async function measureSet(
  context: GoalContext,
  plan: FleetPlan,
  suffix: string,
  first?: Measure,
): Promise<Results> {
  const hubs = await HubsHandle.start(plan);
  try {
    return {
      ...(await first?.(context, hubs, suffix)),
      ...(await measureLive(context, hubs, suffix)),
    };
  } finally {
    await hubs.end();
  }
}

const measureStart: Measure = async (context, hubs, suffix) => ({
  ...cpuResults(await measureColdStarts(context, hubs, rounds), suffix),
  ...(await measureKept(hubs, { rounds, suffix })),
});

const measureLive: Measure = async (context, hubs, suffix) => {
  const portal = await PortalHandle.start(hubs);
  try {
    return {
      ...unpromised(await measureOverview(context, portal, suffix)),
      ...unpromised(await measureStorm(context, hubs, portal, suffix)),
      ...(await measureDifferences(hubs, portal, suffix)),
    };
  } finally {
    await portal.end();
  }
};

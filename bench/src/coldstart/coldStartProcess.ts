/** One cold start in a process of its own; see measureColdStart. */
import { FleetRuntime } from '@fleet-portal/backstage-plugin-fleet-backend/src/FleetRuntime';
import { z } from 'zod';
import { answerQuestions } from '../process/answerQuestions';
import { selfMeasurement, collectGarbage } from '../process/selfMeasurement';
import { coldStarts } from './coldStarts';
import { coldStartSchema } from './measureColdStart';

/** Code that was compiled for it stays, and is not of what is kept. */
async function letGo(started: unknown): Promise<void> {
  if (started instanceof FleetRuntime) await started.stop();
}

/** What was read stays referenced, as it would in a portal. */
let kept: unknown;

answerQuestions({
  ...selfMeasurement(),
  run: async input => {
    const { way, again, collect, ...source } = coldStartSchema.parse(input);
    if (again) await letGo(await (await coldStarts[way](source))());
    const start = await coldStarts[way](source);
    if (collect) collectGarbage();
    const heapBefore = process.memoryUsage().heapUsed;
    const peakBefore = process.memoryUsage().rss;
    const before = process.cpuUsage();
    kept = await start();
    const { user, system } = process.cpuUsage(before);
    const peak = process.resourceUsage().maxRSS * 1024 - peakBefore;
    collectGarbage();
    return {
      cpu: (user + system) / 1000,
      peak,
      heap: process.memoryUsage().heapUsed - heapBefore,
    };
  },
  keeps: () => z.unknown().parse(kept) !== undefined,
});

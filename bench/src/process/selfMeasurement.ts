import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { z } from 'zod';
import type { Answers } from './answerQuestions';

const fileSchema = z.string();

/** Milliseconds. */
const delayResolution = 1;

/** What every measured process tells about itself. */
export function selfMeasurement(): Answers {
  const delay = monitorEventLoopDelay({ resolution: delayResolution });
  const inspector = new Session();
  return {
    /** CPU milliseconds so far, of all threads. */
    cpu: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    /** Bytes that are still referenced. */
    heap: () => {
      collectGarbage();
      return process.memoryUsage().heapUsed;
    },
    watchDelay: () => {
      delay.reset();
      delay.enable();
    },
    /** Milliseconds by which timers came late. */
    delay: () => {
      delay.disable();
      const late = (nanoseconds: number) =>
        Math.max(0, nanoseconds / 1e6 - delayResolution);
      return {
        p50: late(delay.percentile(50)),
        p99: late(delay.percentile(99)),
        max: late(delay.max),
      };
    },
    startProfile: async () => {
      inspector.connect();
      await inspector.post('Profiler.enable');
      await inspector.post('Profiler.start');
    },
    stopProfile: async file => {
      const { profile } = await inspector.post('Profiler.stop');
      inspector.disconnect();
      await writeFile(fileSchema.parse(file), JSON.stringify(profile));
    },
  };
}

/** Also what V8 only lets go of when it has to, such as both halves of a joined text. */
export function collectGarbage(): void {
  globalThis.gc?.({
    type: 'major',
    execution: 'sync',
    flavor: 'last-resort',
  });
}

export const cpuSchema = z.number();
export const heapSchema = z.number();
export const delaySchema = z.object({
  p50: z.number(),
  p99: z.number(),
  max: z.number(),
});

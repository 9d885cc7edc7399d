/** World time in milliseconds since 1970. */
export interface WorldClock {
  now(): number;
  /** Moves world time forward. */
  advance(ms: number): void;
  /** True where time only moves when somebody advances it. */
  readonly manual: boolean;
}

/** Time that stands still until it is advanced: for tests. */
export function manualClock(start: number): WorldClock {
  let now = start;
  return {
    manual: true,
    now: () => now,
    advance: ms => {
      now += ms;
    },
  };
}

export interface RunningClockOptions {
  /** World time at the start; the wall clock's when absent. */
  start?: number;
  /** World seconds per second. Default 1. */
  speed?: number;
  /** The wall clock, in milliseconds since 1970. */
  wall: () => number;
}

/** Time that runs with the wall clock, `speed` times as fast. */
export function runningClock(options: RunningClockOptions): WorldClock {
  const speed = options.speed ?? 1;
  const wallStart = options.wall();
  let base = options.start ?? wallStart;
  return {
    manual: false,
    now: () => Math.round(base + (options.wall() - wallStart) * speed),
    advance: ms => {
      base += ms;
    },
  };
}

/** ISO 8601 in UTC to the second, as Kubernetes writes every time. */
export function timestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

import { z } from 'zod';

/** Longest wait: a task that waits takes the place of another one. */
const MAX_MINUTES = 60;
const DEFAULT_MINUTES = 15;

export const numberBetween = (least: number, most: number) => {
  const error = `it must be a whole number from ${least} to ${most}`;
  return z
    .number({ error })
    .int({ error })
    .min(least, { error })
    .max(most, { error });
};

/** The input `timeoutMinutes` of every action that waits. */
export const timeoutMinutesField = numberBetween(1, MAX_MINUTES).optional();

export function timeoutMsOf(minutes = DEFAULT_MINUTES): number {
  return minutes * 60_000;
}

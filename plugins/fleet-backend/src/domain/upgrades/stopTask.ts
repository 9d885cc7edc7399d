import {
  phrase,
  Phrase,
  phraseSchema,
  told,
  UpgradeStop,
  upgradeTaskStates,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { timestamp } from '../facts';

/** The template that the portal runs of itself after a stop, as it is kept. */
export const stopTaskSchema = z.object({
  /** Entity reference. */
  template: z.string(),
  state: z.enum(upgradeTaskStates),
  /** Of the scaffolder. */
  id: z.string().optional(),
  /** How often it was begun. */
  tries: z.number().int(),
  /**
   * Milliseconds since the epoch: of a task that waits, when it is begun again;
   * else since when it is as it is.
   */
  at: z.number(),
  why: phraseSchema.optional(),
});
export type StopTask = z.infer<typeof stopTaskSchema>;

/** What came of asking the scaffolder. */
export type TaskWord =
  | { word: 'started'; id: string }
  | { word: 'running' | 'done' | 'cancelled' }
  /** It ended with an error, or is not there any more. */
  | { word: 'failed' }
  /** Nothing was started, for sure. */
  | { word: 'refused'; why: Phrase }
  /** Whether something was is not known. */
  | { word: 'uncertain' };

export type TaskStep =
  /** Ask for a new task. */
  | 'start'
  /** Ask for the same task once more. */
  | 'retry'
  /** Ask how far it is. */
  | 'look'
  /** Whoever began it did not live to write down what came of it. */
  | 'giveUp'
  | 'nothing';

const MOST_TRIES = 5;
const MINUTE = 60_000;
/** A request to the scaffolder is given up long before. */
const LOST_AFTER = 5 * MINUTE;

/**
 * What is to be done now. A task is begun once for each stop: where that could
 * have happened and nobody knows, it is not begun again.
 *
 * @param lasts - the stop; one that is over begins nothing any more
 */
export function stepOf(
  task: StopTask | undefined,
  lasts: boolean,
  now: number,
): TaskStep {
  if (!task) return lasts ? 'start' : 'nothing';
  const { state, at, id } = task;
  switch (state) {
    case 'waiting':
      if (!lasts || at > now) return 'nothing';
      return id === undefined ? 'start' : 'retry';
    case 'starting':
      return at + LOST_AFTER <= now ? 'giveUp' : 'nothing';
    case 'running':
      return 'look';
    default:
      return 'nothing';
  }
}

/** Before the scaffolder is asked to begin: whoever writes this down may ask. */
export function begun(
  task: StopTask | undefined,
  template: string,
  now: number,
): StopTask {
  const { tries = 0, id } = task ?? {};
  return { template, state: 'starting', id, tries: tries + 1, at: now };
}

/** What the word of the scaffolder makes of it. */
export function afterWord(
  task: StopTask,
  answer: TaskWord,
  now: number,
): StopTask {
  const { template, id, tries } = task;
  const kept = { template, id, tries, at: now };
  switch (answer.word) {
    case 'started':
      return { ...kept, id: answer.id, state: 'running' };
    case 'running':
      return task.state === 'running' ? task : { ...kept, state: 'running' };
    case 'done':
      return { ...kept, state: 'done' };
    case 'cancelled':
      return { ...kept, state: 'failed', why: phrase('upgrade.taskCancelled') };
    case 'failed':
      return again(kept, phrase('upgrade.taskFailed'));
    case 'refused':
      return again(kept, answer.why);
    default:
      return { ...kept, state: 'failed', why: phrase('upgrade.taskUncertain') };
  }
}

/** After one minute, two, four and eight; then a person has to. */
function again(kept: Omit<StopTask, 'state'>, why: Phrase): StopTask {
  if (kept.tries >= MOST_TRIES) return { ...kept, state: 'failed', why };
  const at = kept.at + MINUTE * 2 ** (kept.tries - 1);
  return { ...kept, state: 'waiting', at, why };
}

/** As the wire has it. */
export function shownTask(task: StopTask): NonNullable<UpgradeStop['task']> {
  const { template, state, id, tries, at, why } = task;
  return {
    template,
    state,
    ...(id !== undefined && { id }),
    tries,
    ...(state === 'waiting' && { nextTryAt: timestamp(at) }),
    ...told({ reason: why }),
  };
}

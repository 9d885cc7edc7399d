import type { LoggerService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { UpgradeStop } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  afterWord,
  begun,
  stepOf,
  StopTask,
  TaskStep,
  TaskWord,
} from '../domain/upgrades/stopTask';
import type { OnStopConfig } from '../upgradesConfig';
import type { StopTemplates } from './ScaffolderTasks';

/** A stop that the portal made, with what it runs after it. */
export interface FollowedStop {
  readonly id: string;
  readonly lasts: boolean;
  readonly burnt: UpgradeStop['burnt'];
  readonly task?: StopTask;
  /** How often the task was changed. */
  readonly turn: number;
}

/** Where tasks of stops are kept, for all replicas. */
export interface FollowedStops {
  /** The newest of a version that the portal made itself. */
  latest(version: string): Promise<FollowedStop | undefined>;
  /** False where another replica has changed it since; then nothing is kept. */
  keep(stop: FollowedStop, task: StopTask): Promise<boolean>;
}

export interface FollowStopOptions {
  readonly onStop: OnStopConfig;
  readonly stops: FollowedStops;
  readonly templates: StopTemplates;
  readonly logger: LoggerService;
  readonly now: () => number;
}

/**
 * Takes the template of a stop one step further: begins it, looks how far it
 * is, or tries once more. What is about to be begun is kept before it is, by one
 * replica only, so that no stop has two tasks.
 */
export async function followStop(
  version: string,
  options: FollowStopOptions,
): Promise<void> {
  const { onStop, stops, now } = options;
  const stop = await stops.latest(version);
  if (!stop) return;
  const step = stepOf(stop.task, stop.lasts, now());
  if (step === 'nothing') return;
  if (step === 'start' || step === 'retry') {
    const task = begun(stop.task, onStop.template, now());
    if (!(await stops.keep(stop, task))) return;
    await settle({ ...stop, task, turn: stop.turn + 1 }, step, options);
  } else {
    await settle(stop, step, options);
  }
}

/** Asks, and keeps what came of it. */
async function settle(
  stop: FollowedStop,
  step: TaskStep,
  options: FollowStopOptions,
): Promise<void> {
  const { stops, logger, now } = options;
  if (!stop.task) return;
  const word = await wordOn(stop, stop.task, step, options);
  if (!word) return;
  const task = afterWord(stop.task, word, now());
  if (task === stop.task) return;
  if (word.word !== 'started' && word.word !== 'done') {
    logger.warn(
      `The template ${task.template} after a stop of the upgrade: ${word.word}.`,
    );
  }
  await stops.keep(stop, task);
}

async function wordOn(
  { burnt }: FollowedStop,
  { id }: StopTask,
  step: TaskStep,
  { onStop, templates }: FollowStopOptions,
): Promise<TaskWord | undefined> {
  switch (step) {
    case 'start':
      return templates.start(onStop.template, {
        ...onStop.values,
        reason: reasonOf(burnt),
      });
    case 'retry':
      return id === undefined ? undefined : templates.retry(id);
    case 'look':
      return id === undefined ? undefined : templates.look(id);
    default:
      return { word: 'uncertain' };
  }
}

/** For the form of the template, which takes 500 characters. */
function reasonOf(burnt: UpgradeStop['burnt']): JsonObject[string] {
  const clusters = [...new Set(burnt.map(({ cluster }) => cluster.name))];
  const names = clusters.join(', ');
  return `Beyond an objective of fleet.upgrades.slo: ${names}`.slice(0, 500);
}

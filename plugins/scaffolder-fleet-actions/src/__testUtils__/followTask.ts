import { setTimeout } from 'node:timers/promises';

/** What a template shows at its end. */
export interface TaskOutput {
  links: { title: string; url?: string }[];
  text: { title: string; content: string }[];
}

/** How a task ended. */
export interface Task {
  status: string;
  log: string;
  output: TaskOutput;
}

interface TaskEvent {
  type: string;
  body: { message: string; output: TaskOutput };
}

/** What the scaffolder says of a task, and what it answers for its events. */
interface Answers {
  status: () => Promise<string>;
  events: () => Promise<TaskEvent[]>;
}

/**
 * A task, once it is over. Its status is asked for, and its events only then:
 * the scaffolder looks for new ones once a second, while a template of a test is
 * done in less.
 */
export async function followTask({ status, events }: Answers): Promise<Task> {
  let last = await status();
  while (['open', 'processing'].includes(last)) {
    await setTimeout(10);
    last = await status();
  }
  // The last event and the status are written as one.
  const told = await events();
  const end = told.find(({ type }) => type === 'completion');
  if (!end) throw new Error(`A task that is ${last} has no end in its events`);
  const log = told.map(({ body }) => body.message).join('\n');
  return { status: last, log, output: end.body.output };
}

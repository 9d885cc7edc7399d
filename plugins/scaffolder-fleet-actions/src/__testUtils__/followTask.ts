/** What a template shows at its end. */
export interface TaskOutput {
  links: { title: string; url?: string }[];
  text: { title: string; content: string }[];
}

interface TaskEvent {
  id: number;
  type: string;
  body: { message: string; output: TaskOutput };
}

/**
 * What a task says, to its end. Each answer waits until there is something new.
 * The stream of events would not end with the task: a task that can be taken up
 * again may go on.
 *
 * @param ask - answers the events at an address
 * @param task - address of the task
 */
export async function followTask(
  ask: (path: string) => Promise<TaskEvent[]>,
  task: string,
): Promise<{ log: string; output: TaskOutput }> {
  const events: TaskEvent[] = [];
  for (;;) {
    const after = events.at(-1)?.id;
    const query = after === undefined ? '' : `?after=${after}`;
    events.push(...(await ask(`${task}/events${query}`)));
    const end = events.find(({ type }) => type === 'completion');
    if (end) {
      const log = events.map(({ body }) => body.message).join('\n');
      return { log, output: end.body.output };
    }
  }
}

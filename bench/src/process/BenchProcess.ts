import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ChildProcess, fork } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const answerSchema = z.object({
  id: z.number(),
  value: z.unknown().optional(),
  error: z.string().optional(),
});

type Settle = (answer: z.output<typeof answerSchema>) => void;

/** Logs of the processes, to read when something goes wrong. */
export const logFolder = resolvePackagePath('fleet-bench', 'out');

/**
 * A process of its own for one part of a benchmark, so that its CPU time and
 * memory are nobody else's. It ends with this one.
 */
export class BenchProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Settle>();
  #lastId = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** @param file - a module under `src` that calls `answerQuestions` */
  static async start(
    file: string,
    options: { log: string; nodeArgs?: readonly string[] },
  ): Promise<BenchProcess> {
    mkdirSync(logFolder, { recursive: true });
    const log = openSync(join(logFolder, `${options.log}.log`), 'w');
    const child = fork(resolvePackagePath('fleet-bench', 'src', file), [], {
      execArgv: [...process.execArgv, ...(options.nodeArgs ?? [])],
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', log, log, 'ipc'],
    });
    const started = new BenchProcess(child);
    await new Promise<void>((resolve, reject) => {
      started.#waiting.set(0, () => resolve());
      child.on('message', message => {
        // The TypeScript loader speaks over the same channel.
        const { data: answer } = answerSchema.safeParse(message);
        if (!answer) return;
        started.#waiting.get(answer.id)?.(answer);
        started.#waiting.delete(answer.id);
      });
      child.once('exit', code => {
        const error = `${file} ended with ${code}; see bench/out/${options.log}.log`;
        reject(new Error(error));
        for (const [id, settle] of started.#waiting) settle({ id, error });
      });
    });
    return started;
  }

  /** @throws Error with what went wrong in the other process */
  async ask<T extends z.ZodType>(
    schema: T,
    question: string,
    argument?: unknown,
  ): Promise<z.output<T>> {
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = await new Promise<z.output<typeof answerSchema>>(resolve => {
      this.#waiting.set(id, resolve);
      this.#child.send({ id, question, argument });
    });
    if (answer.error !== undefined) {
      throw new Error(`${question}: ${answer.error}`);
    }
    return schema.parse(answer.value);
  }

  /**
   * With a name, writes a CPU profile of what the process does meanwhile into
   * the folder of the logs; the process has to answer `selfMeasurement`.
   */
  async profiled<T>(
    name: string | undefined,
    run: () => Promise<T>,
  ): Promise<T> {
    if (name === undefined) return run();
    await this.ask(z.unknown(), 'startProfile');
    const result = await run();
    const file = join(logFolder, `${name}.cpuprofile`);
    await this.ask(z.unknown(), 'stopProfile', file);
    return result;
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = new Promise(resolve => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await ended;
  }
}

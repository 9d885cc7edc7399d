import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

const recordSchema = z.object({
  about: z.string(),
  /** Cases by route. */
  passed: z.record(z.string(), z.number()),
});

/**
 * The routes that passed already. Half an hour is long enough for a machine to
 * be switched off: what was asked of the same sources is not asked again.
 */
export class FuzzRecord {
  readonly #file: string;
  readonly #about: string;
  readonly #passed: Map<string, number>;

  private constructor(
    file: string,
    about: string,
    passed: Map<string, number>,
  ) {
    this.#file = file;
    this.#about = about;
    this.#passed = passed;
  }

  /** @param about - what the record is of; one of something else is begun anew */
  static async open(file: string, about: string): Promise<FuzzRecord> {
    const text = await readFile(file, 'utf8').catch(() => '{}');
    const { data } = recordSchema.safeParse(parsed(text));
    const passed = data?.about === about ? data.passed : {};
    return new FuzzRecord(file, about, new Map(Object.entries(passed)));
  }

  has(path: string): boolean {
    return this.#passed.has(path);
  }

  get cases(): number {
    return [...this.#passed.values()].reduce((sum, one) => sum + one, 0);
  }

  get routes(): number {
    return this.#passed.size;
  }

  async add(path: string, cases: number): Promise<void> {
    this.#passed.set(path, cases);
    await this.#write();
  }

  /** The next run asks for everything again. */
  async forget(): Promise<void> {
    this.#passed.clear();
    await this.#write();
  }

  async #write(): Promise<void> {
    const passed = Object.fromEntries(this.#passed);
    const text = JSON.stringify({ about: this.#about, passed }, null, 2);
    await mkdir(dirname(this.#file), { recursive: true });
    await writeFile(this.#file, `${text}\n`);
  }
}

/** A file that was being written when the machine went is as good as none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { parseDocument } from 'yaml';
import { z } from 'zod';
import { textAt } from '../applicationSets/editValues';
import type { FleetFiles } from '../repository/FleetFiles';
import type { ValuesReader } from './valuesReaders';

/** What decides on a value for one Application. */
export interface Decision {
  /** A file of the repository, or `the ApplicationSet`. */
  by: string;
  value?: string;
}

/** The values files of a service, each read once, and what they say about one key. */
export class ReleaseValues {
  readonly #files: FleetFiles;
  readonly #keys: readonly string[];
  readonly #texts = new Map<string, Promise<string | undefined>>();

  constructor(files: FleetFiles, key: string) {
    this.#files = files;
    this.#keys = key.split('.');
  }

  text(path: string): Promise<string | undefined> {
    const known = this.#texts.get(path) ?? this.#files.find(path);
    this.#texts.set(path, known);
    return known;
  }

  /** What one file says; undefined when it says nothing. */
  async valueIn(path: string): Promise<string | undefined> {
    return textAt({ path, text: await this.text(path) }, this.#keys);
  }

  /** Undefined when neither the files nor the ApplicationSet says anything. */
  async decisionFor(reader: ValuesReader): Promise<Decision | undefined> {
    if (this.#isInline(reader)) return { by: 'the ApplicationSet' };
    for (const path of [...reader.files].reverse()) {
      const value = await this.valueIn(path);
      if (value !== undefined) return { by: path, value };
    }
    return undefined;
  }

  #isInline({ inline }: ValuesReader): boolean {
    return inline.some(
      ({ parameters = [], values = '', valuesObject = {} }) =>
        parameters.some(({ name }) => name === this.#keys.join('.')) ||
        this.#has(valuesObject) ||
        this.#has(parseDocument(values).toJS()),
    );
  }

  #has(values: unknown): boolean {
    return (
      this.#keys.reduce<unknown>((value, key) => {
        const parsed = z.record(z.string(), z.unknown()).safeParse(value);
        return parsed.success ? parsed.data[key] : undefined;
      }, values) !== undefined
    );
  }
}

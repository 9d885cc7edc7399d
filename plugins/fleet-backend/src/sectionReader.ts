import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, JsonObject } from '@backstage/types';

/**
 * Reads one section of the configuration and turns every mistake into a
 * sentence that names the key and the remedy, instead of throwing.
 */
export class SectionReader {
  readonly problems: string[];
  readonly #section: Config | undefined;
  readonly #label: string;

  /**
   * @param section - undefined reads as if nothing were written
   * @param label - how sentences call the section, `fleet.hubs[prod]`; empty at the root
   * @param problems - where the sentences go
   */
  constructor(section: Config | undefined, label: string, problems: string[]) {
    this.#section = section;
    this.#label = label;
    this.problems = problems;
  }

  has(key: string): boolean {
    return this.#section?.has(key) ?? false;
  }

  text(key: string): string | undefined {
    return this.#read(key, 'must be text that is not empty', section =>
      section.getOptionalString(key),
    );
  }

  /** Names of the settings in a group. */
  keys(key: string): string[] {
    const names = this.#read(key, 'must be a group of settings', section =>
      section.getOptionalConfig(key)?.keys(),
    );
    return names ?? [];
  }

  flag(key: string): boolean {
    const value = this.#read(key, 'must be true or false', section =>
      section.getOptionalBoolean(key),
    );
    return value ?? false;
  }

  /** A whole number from `min` on. */
  count(key: string, fallback: number, min = 1): number {
    const words = `must be a whole number from ${min} on`;
    const value = this.#read(key, words, section =>
      section.getOptionalNumber(key),
    );
    if (value === undefined) return fallback;
    if (Number.isInteger(value) && value >= min) return value;
    this.say(key, words);
    return fallback;
  }

  /** A part of all, from 0 to 1. */
  share(key: string): number | undefined {
    const words = 'must be a number from 0 to 1';
    const value = this.#read(key, words, section =>
      section.getOptionalNumber(key),
    );
    if (value === undefined || (value >= 0 && value <= 1)) return value;
    this.say(key, words);
    return undefined;
  }

  texts(key: string, fallback: readonly string[]): readonly string[] {
    const value = this.#read(key, 'must be a list of texts', section =>
      section.getOptionalStringArray(key),
    );
    return value ?? fallback;
  }

  /**
   * Milliseconds; more than none, and by default less than 24 days (what a
   * timer can hold).
   */
  duration(key: string, fallbackMs: number, mostMs = 2 ** 31 - 1): number {
    const words =
      'must be a duration longer than nothing, for example 30s or { seconds: 30 }';
    const value = this.#read(key, words, section =>
      section.has(key)
        ? durationToMilliseconds(readDurationFromConfig(section, { key }))
        : undefined,
    );
    if (value === undefined) return fallbackMs;
    if (value > 0 && value <= mostMs) return value;
    this.say(key, words);
    return fallbackMs;
  }

  /** A group of settings that means something to somebody else. */
  values(key: string): JsonObject {
    const value = this.#read(key, 'must be a group of settings', section =>
      section.getOptionalConfig(key)?.get<JsonObject>(),
    );
    return value ?? {};
  }

  sub(key: string): SectionReader {
    const section = this.#read(key, 'must be a group of settings', parent =>
      parent.getOptionalConfig(key),
    );
    return new SectionReader(section, this.#name(key), this.problems);
  }

  list(key: string): Config[] {
    const entries = this.#read(key, 'must be a list', section =>
      section.getOptionalConfigArray(key),
    );
    return entries ?? [];
  }

  say(key: string, words: string): void {
    this.problems.push(`${this.#name(key)} ${words}.`);
  }

  #name(key: string): string {
    return this.#label === '' ? key : `${this.#label}.${key}`;
  }

  #read<T>(
    key: string,
    words: string,
    read: (section: Config) => T | undefined,
  ): T | undefined {
    if (!this.#section) return undefined;
    try {
      return read(this.#section);
    } catch {
      this.say(key, words);
      return undefined;
    }
  }
}

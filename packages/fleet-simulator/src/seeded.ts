import { createHash } from 'node:crypto';

/**
 * Everything that looks random in the world is a digest of the seed and of
 * what it is for. Unlike a stream of random numbers this does not depend on
 * the order in which things happen, so the same seed gives the same names
 * whatever a test does first.
 */
export interface Seeded {
  /** A UUID for the words. */
  uuid(...words: readonly string[]): string;
  /** A number in [0, 1) for the words. */
  fraction(...words: readonly string[]): number;
  /** A whole number from `low` up to and with `high`. */
  between(low: number, high: number, ...words: readonly string[]): number;
  /** The same with words of its own before all others: for a part of the world. */
  scoped(...words: readonly string[]): Seeded;
  /** Lower-case letters and digits as Kubernetes puts behind generated names. */
  suffix(length: number, ...words: readonly string[]): string;
}

// The alphabet of Kubernetes' own name generator: no vowels, no 0, 1 or 3.
const alphabet = 'bcdfghjklmnpqrstvwxz2456789';

export function createSeeded(seed: string): Seeded {
  const digest = (words: readonly string[]) =>
    createHash('sha256')
      .update(JSON.stringify([seed, ...words]))
      .digest();
  const fraction = (...words: readonly string[]) =>
    digest(words).readUInt32BE(0) / 2 ** 32;
  return {
    scoped: (...words) => createSeeded(JSON.stringify([seed, ...words])),
    uuid: (...words) => {
      const hex = digest(words).toString('hex');
      const variant = '89ab'[parseInt(hex[16], 16) % 4];
      return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `4${hex.slice(13, 16)}`,
        `${variant}${hex.slice(17, 20)}`,
        hex.slice(20, 32),
      ].join('-');
    },
    fraction,
    between: (low, high, ...words) =>
      low + Math.floor(fraction(...words) * (high - low + 1)),
    suffix: (length, ...words) =>
      [...digest(words)]
        .slice(0, length)
        .map(byte => alphabet[byte % alphabet.length])
        .join(''),
  };
}

import { appendFileSync } from 'node:fs';

/** `npm run reliability` asks for the long form; `npm test` runs a short one. */
export const isLong = process.env.FLEET_RELIABILITY === 'long';

/** So that a failure can be repeated. */
export const seed = Number(process.env.FLEET_PROPERTY_SEED ?? 20261121);

export function effort<T>(short: T, long: T): T {
  return isLong ? long : short;
}

/** Where `npm run reliability` collects them: Jest loses lines now and then. */
const collected = process.env.FLEET_FIGURES;

/** What a suite found, on a line of its own beside the results. */
export function tellFigure(suite: string, figure: string): void {
  const line = `${suite}: ${figure} (seed ${seed})\n`;
  if (collected) appendFileSync(collected, line);
  else process.stdout.write(line);
}

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
export function randomOf(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) % 0x100000000;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 0x100000000;
  };
}

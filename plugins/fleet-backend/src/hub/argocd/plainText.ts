import { withoutCredentials } from '../../domain/withoutCredentials';
import { TextPool } from '../../packing/TextPool';

export { TextPool, withoutCredentials };

/** Longer words of a hub are cut: a row shows one line, a detail some. */
const maxLength = 2_000;

/**
 * A hub's message as one line that may be shown: credentials that Git and
 * registry clients like to repeat in URLs and headers are taken out.
 */
export function plainMessage(text: string): string {
  const line = withoutCredentials(text.slice(0, 4 * maxLength))
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > maxLength ? `${line.slice(0, maxLength - 1)}…` : line;
}

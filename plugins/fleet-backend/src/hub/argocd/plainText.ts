import { withoutCredentials as takeOut } from '../../domain/withoutCredentials';
import { TextPool } from '../../packing/TextPool';
import { remembered } from './remembered';

export { TextPool };

/** Longer words of a hub are cut: a row shows one line, a detail some. */
const maxLength = 2_000;

/** As for any text; a fleet names the same few repositories again and again. */
export const withoutCredentials = remembered(takeOut);

/**
 * A hub's message as one line that may be shown: credentials that Git and
 * registry clients like to repeat in URLs and headers are taken out.
 */
export const plainMessage = remembered((text: string): string => {
  const line = takeOut(text.slice(0, 4 * maxLength))
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > maxLength ? `${line.slice(0, maxLength - 1)}…` : line;
});

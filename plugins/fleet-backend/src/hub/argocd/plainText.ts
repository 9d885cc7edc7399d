import { withoutCredentials as takeOut } from '../../domain/withoutCredentials';
import { TextPool } from '../../packing/TextPool';
import { remembered } from './remembered';

export { TextPool };

/** Longer words of a hub are cut: a row shows one line, a detail some. */
const maxLength = 2_000;

/** A credential within a URL may be this long, and half of one is not known for what it is. */
const longestWord = 2_400;

/** As for any text; a fleet names the same few repositories again and again. */
export const withoutCredentials = remembered(takeOut);

/**
 * A hub's message as one line that may be shown: credentials that Git and
 * registry clients like to repeat in URLs and headers are taken out.
 */
export const plainMessage = remembered((text: string): string => {
  const line = takeOut(beginningOf(text, 4 * maxLength))
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > maxLength ? `${line.slice(0, maxLength - 1)}…` : line;
});

/** Ends between two words, or before one that is too long to be told from its half. */
function beginningOf(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const end = Math.max(cut.search(/\s\S*$/), length - longestWord);
  return cut.slice(0, end);
}

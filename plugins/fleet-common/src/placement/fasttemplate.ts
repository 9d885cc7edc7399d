import { HubRefusal } from './failures';
import { goQuote } from './gotemplate/format';
import { ValueMap } from './values';

/** Renders one text with one set of parameters. */
export type TextRenderer = (params: ValueMap) => string;

const OPEN = '{{';
const CLOSE = '}}';

/**
 * The dialect of an ApplicationSet without `goTemplate`: `{{name}}` is
 * replaced when a parameter of exactly that name is a string, and stays as it
 * is written otherwise.
 *
 * @throws HubRefusal when a placeholder is not closed.
 */
export function compileFasttemplate(text: string): TextRenderer {
  if (!hasPlaceholder(text)) return () => text;
  const texts: string[] = [];
  const tags: string[] = [];
  let rest = text;
  for (;;) {
    const open = rest.indexOf(OPEN);
    if (open < 0) break;
    texts.push(rest.slice(0, open));
    rest = rest.slice(open + OPEN.length);
    const close = rest.indexOf(CLOSE);
    if (close < 0) {
      throw new HubRefusal(
        `invalid template: Cannot find end tag=${goQuote(CLOSE)} in the ` +
          `template=${goQuote(text)} starting from ${goQuote(rest)}`,
      );
    }
    tags.push(rest.slice(0, close));
    rest = rest.slice(close + CLOSE.length);
  }
  return params => {
    let out = '';
    tags.forEach((tag, index) => {
      const replacement = params[tag.trim()];
      out += texts[index];
      out +=
        typeof replacement === 'string' && tag.trim() !== ''
          ? replacement
          : OPEN + tag + CLOSE;
    });
    return out + rest;
  };
}

/** The hub leaves a text alone that has no placeholder on any one line. */
function hasPlaceholder(text: string): boolean {
  return text.split('\n').some(line => {
    const open = line.indexOf(OPEN);
    return open >= 0 && line.indexOf(CLOSE, open + OPEN.length) >= 0;
  });
}

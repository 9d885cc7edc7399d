import { RE2JS } from 're2js';

/**
 * The patterns of Argo CD's projects, as Argo CD 3.5 reads them (gobwas/glob
 * 0.2.3, without separators): `*` and `**` take anything, also slashes, `?` any
 * one character; `{a,b*}` one of several, nested at will; `[abc]`, `[!abc]`,
 * `[a-z]` and `[!a-z]` one character; `\` makes the next one plain. A brace that
 * nobody closes ends with the pattern. Undefined for a malformed one, which
 * matches nothing there. The faults of that version are not repeated, where `a*a`
 * takes `a`, or `?` nothing at all: later ones have mended them.
 *
 * RE2 runs in linear time: no pattern of a project can hang the portal.
 */
export function compileArgoCdGlob(
  pattern: string,
): ((text: string) => boolean) | undefined {
  const source = toRegularExpression([...pattern]);
  if (source === undefined) return undefined;
  try {
    const compiled = RE2JS.compile(source, RE2JS.DOTALL);
    return text => compiled.matches(text);
  } catch {
    // Nested deeper than RE2 goes.
    return undefined;
  }
}

function toRegularExpression(characters: string[]): string | undefined {
  let source = '';
  let depth = 0;
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at];
    if (character === '*') source += '.*';
    else if (character === '?') source += '.';
    else if (character === '{') {
      source += '(?:';
      depth += 1;
    } else if (character === '}' && depth > 0) {
      source += ')';
      depth -= 1;
    } else if (character === ',' && depth > 0) source += '|';
    else if (character === '[') {
      const read = readClass(characters, at + 1);
      if (!read) return undefined;
      source += read.source;
      at = read.end;
    } else if (character === '\\') {
      at += 1;
      if (at < characters.length) source += plain(characters[at]);
    } else source += plain(character);
  }
  return source + ')'.repeat(depth);
}

/** One range, or a set in which only `]` and `\` mean something. */
function readClass(
  characters: string[],
  start: number,
): { source: string; end: number } | undefined {
  const negated = characters[start] === '!';
  let at = negated ? start + 1 : start;
  const open = negated ? '[^' : '[';
  if (characters[at + 1] === '-') {
    const [low, , high, close] = characters.slice(at, at + 4);
    if (close !== ']' || codeOf(low) > codeOf(high)) return undefined;
    return { source: `${open}${plain(low)}-${plain(high)}]`, end: at + 3 };
  }
  let members = '';
  for (; characters[at] !== ']'; at += 1) {
    if (characters[at] === '\\') at += 1;
    if (at >= characters.length) return undefined;
    members += plain(characters[at]);
  }
  return members === '' ? undefined : { source: `${open}${members}]`, end: at };
}

/** A character that stands for itself, within a class and outside. */
function plain(character: string): string {
  return `\\x{${codeOf(character).toString(16)}}`;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** One piece of a pattern. */
type Piece =
  | { kind: 'star' }
  | { kind: 'any' }
  | { kind: 'literal'; character: string }
  | { kind: 'class'; negated: boolean; ranges: [string, string][] };

export interface GlobOptions {
  /** Whether `*` and `?` stop at a slash; a class never does. */
  stopsAtSlash: boolean;
  /** Whether a `-` or `]` in a class needs a backslash. */
  strictClasses: boolean;
  /** What negates a class: `^` in Go, `!` or `^` in Git. */
  negations: string;
}

/** Go's path.Match, for the directories of a git generator. */
export const goPathMatch: GlobOptions = {
  stopsAtSlash: true,
  strictClasses: true,
  negations: '^',
};

/** A pathspec of `git ls-files`, where `*` also takes slashes. */
export const gitPathspec: GlobOptions = {
  stopsAtSlash: false,
  strictClasses: false,
  negations: '!^',
};

/**
 * Compiles a shell pattern with `*`, `?`, `[a-z]` and `\` escapes; undefined
 * for a malformed one, which matches nothing. It runs in the product of the
 * lengths at worst: no pattern can hang it.
 */
export function compileGlob(
  pattern: string,
  options: GlobOptions,
): ((path: string) => boolean) | undefined {
  const pieces = parse(pattern, options);
  return pieces && (path => matches(pieces, [...path], options));
}

function parse(pattern: string, options: GlobOptions): Piece[] | undefined {
  const characters = [...pattern];
  const pieces: Piece[] = [];
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at];
    if (character === '*') {
      if (pieces[pieces.length - 1]?.kind !== 'star') {
        pieces.push({ kind: 'star' });
      }
    } else if (character === '?') pieces.push({ kind: 'any' });
    else if (character === '\\') {
      at += 1;
      if (at >= characters.length) return undefined;
      pieces.push({ kind: 'literal', character: characters[at] });
    } else if (character === '[') {
      const parsed = parseClass(characters, at + 1, options);
      if (!parsed) return undefined;
      pieces.push(parsed.piece);
      at = parsed.end;
    } else pieces.push({ kind: 'literal', character });
  }
  return pieces;
}

function parseClass(
  characters: string[],
  start: number,
  { negations, strictClasses }: GlobOptions,
): { piece: Piece; end: number } | undefined {
  let at = start;
  const negated =
    characters[at] !== undefined && negations.includes(characters[at]);
  if (negated) at += 1;
  const ranges: [string, string][] = [];
  const one = (): string | undefined => {
    if (characters[at] === '\\') at += 1;
    else if (strictClasses && /[-\]]/.test(characters[at] ?? '')) {
      return undefined;
    }
    const character: string | undefined = characters[at];
    at += 1;
    return character;
  };
  while (characters[at] !== ']' || ranges.length === 0) {
    if (at >= characters.length) return undefined;
    const low = one();
    if (low === undefined) return undefined;
    let high: string | undefined = low;
    if (characters[at] === '-' && characters[at + 1] !== ']') {
      at += 1;
      high = one();
    }
    if (high === undefined) return undefined;
    ranges.push([low, high]);
  }
  return { piece: { kind: 'class', negated, ranges }, end: at };
}

function takes(
  piece: Piece,
  character: string,
  { stopsAtSlash }: GlobOptions,
): boolean {
  if (piece.kind === 'literal') return piece.character === character;
  if (piece.kind !== 'class') return !stopsAtSlash || character !== '/';
  const inside = piece.ranges.some(
    ([low, high]) => low <= character && character <= high,
  );
  return inside !== piece.negated;
}

/** Goes back only to the last star: enough, because a star takes anything. */
function matches(
  pieces: Piece[],
  path: string[],
  options: GlobOptions,
): boolean {
  let piece = 0;
  let at = 0;
  let starPiece = -1;
  let starAt = 0;
  while (at < path.length) {
    if (piece < pieces.length && pieces[piece].kind === 'star') {
      starPiece = piece;
      starAt = at;
      piece += 1;
    } else if (
      piece < pieces.length &&
      takes(pieces[piece], path[at], options)
    ) {
      piece += 1;
      at += 1;
    } else if (
      starPiece >= 0 &&
      takes({ kind: 'star' }, path[starAt], options)
    ) {
      starAt += 1;
      at = starAt;
      piece = starPiece + 1;
    } else return false;
  }
  while (piece < pieces.length && pieces[piece].kind === 'star') piece += 1;
  return piece === pieces.length;
}

import { TemplateSyntaxError } from './errors';

export type TokenKind =
  | 'text'
  | 'open'
  | 'close'
  | 'space'
  | 'dot'
  | 'field'
  | 'variable'
  | 'identifier'
  | 'string'
  | 'rawString'
  | 'character'
  | 'number'
  | 'pipe'
  | 'leftParen'
  | 'rightParen'
  | 'declare'
  | 'assign'
  | 'comma'
  | 'end';

export interface Token {
  kind: TokenKind;
  /** Offset into the text of the template. */
  pos: number;
  text: string;
}

const SPACE = /[ \t\r\n]/;
const WORD = /[\p{L}\p{Nd}_]/u;
const TRAILING_SPACE = /[ \t\r\n]$/;

/**
 * Splits a template into tokens, as the lexer of Go's text/template does:
 * text outside of `{{ }}` with the trim markers `{{-` and `-}}` applied, and
 * no comments.
 *
 * @throws TemplateSyntaxError in the words of Go.
 */
export function tokenize(template: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let trimNext = false;

  const fail = (message: string, pos: number): never => {
    throw new TemplateSyntaxError(template, pos, message);
  };

  while (at < template.length) {
    const open = template.indexOf('{{', at);
    const end = open < 0 ? template.length : open;
    let text = template.slice(at, end);
    const textAt = at;
    if (trimNext) text = text.replace(/^[ \t\r\n]+/, '');
    trimNext = false;
    if (open < 0) {
      if (text) tokens.push({ kind: 'text', pos: textAt, text });
      break;
    }
    const trimBefore =
      template[open + 2] === '-' && SPACE.test(template[open + 3] ?? '');
    if (trimBefore) text = trimEnd(text);
    if (text) tokens.push({ kind: 'text', pos: textAt, text });
    at = open + 2 + (trimBefore ? 2 : 0);
    if (template.startsWith('/*', at)) {
      const close = template.indexOf('*/', at);
      if (close < 0) fail('unclosed comment', open);
      at = close + 2;
      if (
        SPACE.test(template[at] ?? '') &&
        template.startsWith('-}}', at + 1)
      ) {
        trimNext = true;
        at += 4;
      } else if (template.startsWith('}}', at)) at += 2;
      else fail('comment ends before closing delimiter', open);
      continue;
    }
    tokens.push({ kind: 'open', pos: open, text: '{{' });
    at = action(at);
  }
  tokens.push({ kind: 'end', pos: template.length, text: '' });
  return tokens;

  /** Reads up to and including `}}`; returns the offset behind it. */
  function action(start: number): number {
    let pos = start;
    let parens = 0;
    const push = (kind: TokenKind, length: number) => {
      tokens.push({ kind, pos, text: template.slice(pos, pos + length) });
      pos += length;
    };
    for (;;) {
      const character = template[pos];
      if (character === undefined) return fail('unclosed action', start);
      const closes = closing(pos);
      if (closes) {
        if (parens > 0) fail('unclosed left paren', pos);
        trimNext = closes.trims;
        tokens.push({ kind: 'close', pos, text: '}}' });
        return pos + closes.length;
      }
      if (SPACE.test(character)) {
        let length = 1;
        while (
          SPACE.test(template[pos + length] ?? '') &&
          !closing(pos + length)?.trims
        ) {
          length += 1;
        }
        push('space', length);
      } else if (template.startsWith(':=', pos)) push('declare', 2);
      else if (character === '=') push('assign', 1);
      else if (character === '|') push('pipe', 1);
      else if (character === ',') push('comma', 1);
      else if (character === '(') {
        parens += 1;
        push('leftParen', 1);
      } else if (character === ')') {
        parens -= 1;
        if (parens < 0) fail('unexpected right paren', pos);
        push('rightParen', 1);
      } else if (character === '"') push('string', quoted(pos, '"'));
      else if (character === "'") push('character', quoted(pos, "'"));
      else if (character === '`') {
        const close = template.indexOf('`', pos + 1);
        if (close < 0) fail('unterminated raw quoted string', pos);
        push('rawString', close + 1 - pos);
      } else if (character === '$') {
        push('variable', 1 + word(pos + 1));
      } else if (character === '.' && !/[0-9]/.test(template[pos + 1] ?? '')) {
        const length = word(pos + 1);
        push(length > 0 ? 'field' : 'dot', 1 + length);
      } else if (/[0-9+\-.]/.test(character)) {
        const match =
          /^[+-]?[0-9.][0-9a-zA-Z_.]*(?:(?<=[eEpP])[+-][0-9]+)?/.exec(
            template.slice(pos, pos + 64),
          );
        if (!match)
          fail(`bad number syntax: ${JSON.stringify(character)}`, pos);
        push('number', match?.[0].length ?? 1);
      } else {
        const length = word(pos);
        if (length === 0) {
          fail(`unexpected ${JSON.stringify(character)} in operand`, pos);
        }
        push('identifier', length);
      }
    }
  }

  function closing(
    pos: number,
  ): { length: number; trims: boolean } | undefined {
    if (template.startsWith('}}', pos)) return { length: 2, trims: false };
    if (
      SPACE.test(template[pos] ?? '') &&
      template.startsWith('-}}', pos + 1)
    ) {
      return { length: 4, trims: true };
    }
    return undefined;
  }

  function word(from: number): number {
    let length = 0;
    while (WORD.test(template[from + length] ?? '')) length += 1;
    return length;
  }

  function quoted(from: number, quote: string): number {
    for (let pos = from + 1; pos < template.length; pos += 1) {
      const character = template[pos];
      if (character === '\\') pos += 1;
      else if (character === '\n') break;
      else if (character === quote) return pos + 1 - from;
    }
    return fail(
      quote === '"'
        ? 'unterminated quoted string'
        : 'unterminated character constant',
      from,
    );
  }
}

function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && TRAILING_SPACE.test(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

import { RE2JS } from 're2js';
import { FunctionError } from '../errors';
import { FunctionTable, integer, TemplateFunction, text } from './signature';

/**
 * Regular expressions in Go's own dialect. RE2 runs in linear time, so a
 * pattern from a template cannot hang the page.
 */
function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FunctionError(
      `regexp: Compile(${JSON.stringify(pattern)}): ${reason}`,
    );
  }
}

/** Go's `$1`, `${name}` and `$$` in the terms of the library. */
function expandReferences(replacement: string): string {
  return replacement.replace(
    /\\|\$(?:\$|\{(\w+)\}|(\w+))?/g,
    (whole, braced?: string, bare?: string) => {
      if (whole === '\\') return '\\\\';
      if (whole === '$$' || whole === '$') return '\\$';
      const name = braced ?? bare ?? '';
      return /^\d+$/.test(name) ? `$${name}` : `\${${name}}`;
    },
  );
}

function findAll(pattern: string, value: string, limit: number): string[] {
  const matcher = compile(pattern).matcher(value);
  const found: string[] = [];
  while ((limit < 0 || found.length < limit) && matcher.find()) {
    found.push(matcher.group() ?? '');
  }
  return found;
}

function splitBy(pattern: string, value: string, limit: number): string[] {
  if (limit === 0) return [];
  const matcher = compile(pattern).matcher(value);
  if (pattern.length > 0 && value.length === 0) return [''];
  const parts: string[] = [];
  let from = 0;
  let end = 0;
  while (matcher.find()) {
    if (limit > 0 && parts.length === limit - 1) break;
    end = matcher.start();
    if (matcher.end() !== 0) parts.push(value.slice(from, end));
    from = matcher.end();
  }
  if (end !== value.length) parts.push(value.slice(from));
  return parts;
}

function both(name: string, definition: TemplateFunction): FunctionTable {
  const must = `must${name[0].toUpperCase()}${name.slice(1)}`;
  return { [name]: definition, [must]: definition };
}

export const patterns: FunctionTable = {
  ...both('regexMatch', {
    params: ['string', 'string'],
    call: ([pattern, value]) =>
      compile(text(pattern)).matcher(text(value)).find(),
  }),
  ...both('regexFind', {
    params: ['string', 'string'],
    call: ([pattern, value]) => findAll(text(pattern), text(value), 1)[0] ?? '',
  }),
  ...both('regexFindAll', {
    params: ['string', 'string', 'int'],
    call: ([pattern, value, limit]) =>
      findAll(text(pattern), text(value), integer(limit)),
  }),
  ...both('regexReplaceAll', {
    params: ['string', 'string', 'string'],
    call: ([pattern, value, replacement], budget) => {
      const grown = (text(value).length + 1) * (text(replacement).length + 1);
      budget.write(grown);
      return compile(text(pattern))
        .matcher(text(value))
        .replaceAll(expandReferences(text(replacement)));
    },
  }),
  ...both('regexReplaceAllLiteral', {
    params: ['string', 'string', 'string'],
    call: ([pattern, value, replacement], budget) => {
      budget.write((text(value).length + 1) * (text(replacement).length + 1));
      return compile(text(pattern))
        .matcher(text(value))
        .replaceAll(text(replacement).replace(/[\\$]/g, '\\$&'));
    },
  }),
  ...both('regexSplit', {
    params: ['string', 'string', 'int'],
    call: ([pattern, value, limit]) =>
      splitBy(text(pattern), text(value), integer(limit)),
  }),
  regexQuoteMeta: {
    params: ['string'],
    call: ([value]) => text(value).replace(/[\\.+*?()|[\]{}^$]/g, '\\$&'),
  },
};

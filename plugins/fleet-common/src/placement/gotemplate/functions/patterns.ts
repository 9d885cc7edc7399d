import { RE2JS } from 're2js';
import { Budget } from '../../budget';
import { FunctionError } from '../errors';
import { FunctionTable, integer, TemplateFunction, text } from './signature';

/**
 * Regular expressions in Go's own dialect. RE2 runs in linear time, so a
 * pattern from a template cannot hang the page.
 */
class Pattern {
  private constructor(private readonly compiled: RE2JS) {}

  /** @throws FunctionError for a malformed pattern. */
  static compile(source: string, prefix = ''): Pattern {
    try {
      return new Pattern(RE2JS.compile(source));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new FunctionError(prefix + reason);
    }
  }

  matches(value: string): boolean {
    return this.compiled.matcher(value).find();
  }

  /** Matches from left to right; Go skips an empty one right after another. */
  all(value: string, limit = -1): Match[] {
    const matcher = this.compiled.matcher(value);
    const names = this.compiled.namedGroups();
    const count = this.compiled.groupCount();
    const found: Match[] = [];
    let previousEnd = -1;
    while ((limit < 0 || found.length < limit) && matcher.find()) {
      const start = matcher.start();
      const end = matcher.end();
      if (start === end && start === previousEnd) continue;
      previousEnd = end;
      const groups = Array.from(
        { length: count + 1 },
        (_, group) => matcher.group(group) ?? '',
      );
      found.push({ start, end, groups, names });
    }
    return found;
  }

  replace(value: string, replacement: (match: Match) => string): string {
    let out = '';
    let from = 0;
    for (const match of this.all(value)) {
      out += value.slice(from, match.start) + replacement(match);
      from = match.end;
    }
    return out + value.slice(from);
  }

  /** Go's Regexp.Split: at most `limit` parts, all when it is negative. */
  split(value: string, limit: number): string[] {
    if (limit === 0) return [];
    if (value === '') return [''];
    const parts: string[] = [];
    let from = 0;
    let end = 0;
    for (const match of this.all(value)) {
      if (limit > 0 && parts.length === limit - 1) break;
      end = match.start;
      if (match.end !== 0) parts.push(value.slice(from, end));
      from = match.end;
    }
    if (end !== value.length) parts.push(value.slice(from));
    return parts;
  }
}

interface Match {
  start: number;
  end: number;
  /** The whole match first. */
  groups: string[];
  names: Readonly<Record<string, number>>;
}

/** Go's Expand: `$1`, `${name}`, `$$`; an unknown group is empty. */
function expand(template: string, { groups, names }: Match): string {
  return template.replace(
    /\$(?:\$|\{(\w+)\}|(\w+))/g,
    (_whole, braced?: string, bare?: string) => {
      const name = braced ?? bare;
      if (name === undefined) return '$';
      const group = /^\d+$/.test(name) ? Number(name) : names[name];
      return group === undefined ? '' : groups[group] ?? '';
    },
  );
}

type Call = (compile: (source: string) => Pattern) => TemplateFunction['call'];

/** Sprig has each twice; the plain one panics where the other one fails. */
function both(
  name: string,
  params: TemplateFunction['params'],
  call: Call,
): FunctionTable {
  const must = `must${name[0].toUpperCase()}${name.slice(1)}`;
  const panicking = (source: string) =>
    Pattern.compile(source, `regexp: Compile(\`${source}\`): `);
  const failing = (source: string) => Pattern.compile(source);
  return {
    [name]: { params, call: call(panicking) },
    [must]: { params, call: call(failing) },
  };
}

function reserve(budget: Budget, value: string, replacement: string): void {
  budget.write((value.length + 1) * (replacement.length + 1));
}

function matchesOrNot(source: string, value: string): boolean {
  try {
    return Pattern.compile(source).matches(value);
  } catch (error) {
    // Sprig takes a malformed pattern for one that does not match.
    if (error instanceof FunctionError) return false;
    throw error;
  }
}

export const patterns: FunctionTable = {
  regexMatch: {
    params: ['string', 'string'],
    call: ([source, value]) => matchesOrNot(text(source), text(value)),
  },
  mustRegexMatch: {
    params: ['string', 'string'],
    call: ([source, value]) =>
      Pattern.compile(text(source)).matches(text(value)),
  },
  ...both(
    'regexFind',
    ['string', 'string'],
    compile =>
      ([source, value]) =>
        compile(text(source)).all(text(value), 1)[0]?.groups[0] ?? '',
  ),
  ...both(
    'regexFindAll',
    ['string', 'string', 'int'],
    compile =>
      ([source, value, limit]) =>
        compile(text(source))
          .all(text(value), integer(limit))
          .map(match => match.groups[0]),
  ),
  ...both(
    'regexReplaceAll',
    ['string', 'string', 'string'],
    compile =>
      ([source, value, replacement], budget) => {
        reserve(budget, text(value), text(replacement));
        return compile(text(source)).replace(text(value), match =>
          expand(text(replacement), match),
        );
      },
  ),
  ...both(
    'regexReplaceAllLiteral',
    ['string', 'string', 'string'],
    compile =>
      ([source, value, replacement], budget) => {
        reserve(budget, text(value), text(replacement));
        return compile(text(source)).replace(text(value), () =>
          text(replacement),
        );
      },
  ),
  ...both(
    'regexSplit',
    ['string', 'string', 'int'],
    compile =>
      ([source, value, limit]) =>
        compile(text(source)).split(text(value), integer(limit)),
  ),
  regexQuoteMeta: {
    params: ['string'],
    call: ([value]) => text(value).replace(/[\\.+*?()|[\]{}^$]/g, '\\$&'),
  },
};

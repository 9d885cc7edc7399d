import { mergeMaps } from '../../merging';
import { cloneValue, isMap, newMap, Value } from '../../values';
import { FunctionError } from '../errors';
import { formatNested, goType, sortedKeys } from '../format';
import { isTrue } from '../truth';
import { sameValue } from './comparison';
import { toInteger } from './numbers';
import {
  FunctionTable,
  map,
  mutableMap,
  TemplateFunction,
  text,
} from './signature';

/** Go's kind of what is no list. */
function kind(value: Value): string {
  return value === null ? 'nil' : goType(value).replace(/\[.*/, '');
}

/** A list argument, or the failure that sprig raises for anything else. */
function items(value: Value, verb: string): Value[] {
  if (Array.isArray(value)) return value;
  const on =
    verb === 'concat'
      ? `type ${kind(value)} as list`
      : `on type ${kind(value)}`;
  throw new FunctionError(`Cannot ${verb} ${on}`);
}

/** Sprig has most list functions twice: `first` and `mustFirst`. */
function twice(name: string, definition: TemplateFunction): FunctionTable {
  const must = `must${name[0].toUpperCase()}${name.slice(1)}`;
  return { [name]: definition, [must]: definition };
}

function ofList(
  verb: string,
  call: (list: Value[], rest: Value[]) => Value,
  more: Pick<TemplateFunction, 'params' | 'rest'> = { params: [] },
): TemplateFunction {
  return {
    params: ['any', ...more.params],
    rest: more.rest,
    call: ([list, ...rest]) => call(items(list, verb), rest),
  };
}

function unique(list: Value[]): Value[] {
  const kept: Value[] = [];
  for (const item of list) {
    if (!kept.some(other => sameValue(other, item))) kept.push(item);
  }
  return kept;
}

function dig(args: Value[]): Value {
  if (args.length < 3) {
    throw new FunctionError('dig needs at least three arguments');
  }
  const keys = args.slice(0, -2);
  const fallback = args[args.length - 2];
  let from = args[args.length - 1];
  for (const key of keys) {
    if (!isMap(from)) {
      throw new FunctionError(
        `interface conversion: interface {} is ${goType(
          from,
        )}, not map[string]interface {}`,
      );
    }
    const found: Value | undefined = from[text(key)];
    if (found === undefined) return fallback;
    from = found;
  }
  return from;
}

function dict(args: Value[]): Value {
  const result = newMap();
  for (let at = 0; at < args.length; at += 2) {
    result[formatNested(args[at])] = at + 1 < args.length ? args[at + 1] : '';
  }
  return result;
}

function some(
  keep: (key: string, named: string[]) => boolean,
): TemplateFunction {
  return {
    params: ['map'],
    rest: 'string',
    call: ([from, ...named]) => {
      const names = named.map(text);
      const result = newMap();
      for (const key of Object.keys(map(from))) {
        if (keep(key, names)) result[key] = map(from)[key];
      }
      return result;
    },
  };
}

function merging(override: boolean): TemplateFunction {
  return {
    params: ['map'],
    rest: 'map',
    call: ([given, ...from]) => {
      const into = map(given);
      for (const source of from) mergeMaps(into, map(source), override);
      return into;
    },
  };
}

function range(start: number, stop: number, step: number): number[] {
  const result: number[] = [];
  if (step === 0 || (step > 0 ? start >= stop : start <= stop)) return result;
  for (let at = start; step > 0 ? at < stop : at > stop; at += step) {
    result.push(at);
  }
  return result;
}

export const collections: FunctionTable = {
  list: { params: [], rest: 'any', call: args => args },
  tuple: { params: [], rest: 'any', call: args => args },
  dict: { params: [], rest: 'any', call: dict },
  get: {
    params: ['map', 'string'],
    call: ([from, key]) => map(from)[text(key)] ?? '',
  },
  set: {
    params: ['map', 'string', 'any'],
    call: ([into, key, value]) => {
      mutableMap(into)[text(key)] = value;
      return into;
    },
  },
  unset: {
    params: ['map', 'string'],
    call: ([from, key]) => {
      delete map(from)[text(key)];
      return map(from);
    },
  },
  hasKey: {
    params: ['map', 'string'],
    call: ([from, key]) => text(key) in map(from),
  },
  // The hub gives the keys in any order, so templates sort them anyway.
  keys: {
    params: [],
    rest: 'map',
    call: args => args.flatMap(from => sortedKeys(map(from))),
  },
  pluck: {
    params: ['string'],
    rest: 'map',
    call: ([key, ...from]) =>
      from
        .filter(source => text(key) in map(source))
        .map(source => map(source)[text(key)]),
  },
  pick: some((key, named) => named.includes(key)),
  omit: some((key, named) => !named.includes(key)),
  merge: merging(false),
  mustMerge: merging(false),
  mergeOverwrite: merging(true),
  mustMergeOverwrite: merging(true),
  dig: { params: [], rest: 'any', call: dig },
  deepCopy: {
    params: ['any'],
    call: ([value]) => {
      if (value !== null) return cloneValue(value);
      throw new FunctionError(
        'reflect: call of reflect.Value.Type on zero Value',
      );
    },
  },
  ...twice(
    'first',
    ofList('find first', list => list[0] ?? null),
  ),
  ...twice(
    'last',
    ofList('find last', list => list[list.length - 1] ?? null),
  ),
  ...twice(
    'rest',
    ofList('find rest', list => list.slice(1)),
  ),
  ...twice(
    'initial',
    ofList('find initial', list => list.slice(0, -1)),
  ),
  ...twice(
    'reverse',
    ofList('find reverse', list => [...list].reverse()),
  ),
  ...twice('uniq', ofList('find uniq', unique)),
  ...twice(
    'compact',
    ofList('compact', list => list.filter(isTrue)),
  ),
  ...twice(
    'append',
    ofList('push', (list, [item]) => [...list, item], { params: ['any'] }),
  ),
  ...twice(
    'push',
    ofList('push', (list, [item]) => [...list, item], { params: ['any'] }),
  ),
  ...twice(
    'prepend',
    ofList('prepend', (list, [item]) => [item, ...list], { params: ['any'] }),
  ),
  ...twice(
    'without',
    ofList(
      'find without',
      (list, left) =>
        list.filter(item => !left.some(other => sameValue(item, other))),
      { params: [], rest: 'any' },
    ),
  ),
  ...twice('has', {
    params: ['any', 'any'],
    call: ([needle, haystack]) =>
      haystack !== null &&
      items(haystack, 'find has').some(item => sameValue(item, needle)),
  }),
  ...twice('slice', {
    params: ['any'],
    rest: 'any',
    call: ([value, from, to]) => {
      if (!Array.isArray(value)) {
        throw new FunctionError(
          `list should be type of slice or array but ${kind(value)}`,
        );
      }
      const start = from === undefined ? 0 : Number(toInteger(from));
      const stop = to === undefined ? value.length : Number(toInteger(to));
      if (value.length === 0) return null;
      if (start < 0 || start > stop || stop > value.length) {
        throw new FunctionError(
          'reflect.Value.Slice: slice index out of bounds',
        );
      }
      return value.slice(start, stop);
    },
  }),
  concat: {
    params: [],
    rest: 'any',
    call: args => args.flatMap(value => items(value, 'concat')),
  },
  until: {
    params: ['int'],
    call: ([count], budget) => {
      const stop = Number(count);
      budget.spend(Math.abs(stop));
      return range(0, stop, stop < 0 ? -1 : 1).map(BigInt);
    },
  },
  untilStep: {
    params: ['int', 'int', 'int'],
    call: ([start, stop, step], budget) => {
      const distance = Math.abs(Number(stop) - Number(start));
      budget.spend(distance / Math.max(1, Math.abs(Number(step))));
      return range(Number(start), Number(stop), Number(step)).map(BigInt);
    },
  },
};

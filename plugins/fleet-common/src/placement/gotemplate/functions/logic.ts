import { Int64, isMap, isStringMap, Value } from '../../values';
import { FunctionError } from '../errors';
import { formatNested, goType } from '../format';
import { sprint, sprintf } from '../printf';
import { isTrue } from '../truth';
import { NotEvaluable } from '../../failures';
import { FunctionTable, text } from './signature';
import { utf8Length } from './text';

function index(item: Value, keys: Value[]): Value {
  return keys.reduce<Value>((from, key) => {
    if (from === null) throw new FunctionError('index of nil pointer');
    if (isMap(from)) {
      if (typeof key !== 'string') {
        throw new FunctionError(
          key === null
            ? 'value is nil; should be of type string'
            : `value has type ${goType(key)}; should be string`,
        );
      }
      return from[key] ?? (isStringMap(from) ? '' : null);
    }
    if (!Array.isArray(from) && typeof from !== 'string') {
      throw new FunctionError(`can't index item of type ${goType(from)}`);
    }
    if (key === null) {
      throw new FunctionError('cannot index slice/array with nil');
    }
    const position = key instanceof Int64 ? key.value : key;
    if (typeof position !== 'bigint') {
      throw new FunctionError(
        `cannot index slice/array with type ${goType(key)}`,
      );
    }
    if (typeof from === 'string') {
      throw new NotEvaluable(
        'the template takes a byte of a text with index, which the preview does not evaluate',
      );
    }
    if (position < 0n || position >= BigInt(from.length)) {
      throw new FunctionError(`index out of range: ${position}`);
    }
    return from[Number(position)];
  }, item);
}

function kindOf(value: Value): string {
  if (value === null) return 'invalid';
  if (Array.isArray(value)) return 'slice';
  return isMap(value) ? 'map' : goType(value);
}

export const logic: FunctionTable = {
  // The evaluator runs these two itself, because they stop at the first hit.
  and: { params: ['any'], rest: 'any', call: ([value]) => value },
  or: { params: ['any'], rest: 'any', call: ([value]) => value },
  not: { params: ['any'], call: ([value]) => !isTrue(value) },
  len: {
    params: ['any'],
    call: ([value]) => {
      if (typeof value === 'string') return BigInt(utf8Length(value));
      if (Array.isArray(value)) return BigInt(value.length);
      if (isMap(value)) return BigInt(Object.keys(value).length);
      throw new FunctionError(
        value === null ? 'len of nil pointer' : `len of type ${goType(value)}`,
      );
    },
  },
  index: {
    params: ['any'],
    rest: 'any',
    call: ([item, ...keys]) => {
      if (item === null) throw new FunctionError('index of untyped nil');
      return index(item, keys);
    },
  },
  print: { params: [], rest: 'any', call: args => sprint(args) },
  println: {
    params: [],
    rest: 'any',
    call: args => `${args.map(formatNested).join(' ')}\n`,
  },
  printf: {
    params: ['string'],
    rest: 'any',
    call: ([format, ...args]) => sprintf(text(format), args),
  },
  default: {
    params: ['any'],
    rest: 'any',
    call: ([fallback, ...given]) =>
      given.length === 0 || !isTrue(given[0]) ? fallback : given[0],
  },
  empty: { params: ['any'], call: ([value]) => !isTrue(value) },
  coalesce: {
    params: [],
    rest: 'any',
    call: args => args.find(isTrue) ?? null,
  },
  all: { params: [], rest: 'any', call: args => args.every(isTrue) },
  any: { params: [], rest: 'any', call: args => args.some(isTrue) },
  ternary: {
    params: ['any', 'any', 'bool'],
    call: ([yes, no, condition]) => (condition === true ? yes : no),
  },
  fail: {
    params: ['string'],
    call: ([message]) => {
      throw new FunctionError(text(message));
    },
  },
  kindOf: { params: ['any'], call: ([value]) => kindOf(value) },
  kindIs: {
    params: ['string', 'any'],
    call: ([kind, value]) => kindOf(value) === kind,
  },
};

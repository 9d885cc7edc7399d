import { Int64, isMap, Value } from '../../values';
import { FunctionError } from '../errors';
import { compareStrings, formatNested, goType } from '../format';
import { FunctionTable, TemplateFunction } from './signature';

type Kind = 'nothing' | 'bool' | 'float' | 'int' | 'string' | 'other';

function kindOf(value: Value): Kind {
  if (value === null) return 'nothing';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return 'float';
  if (typeof value === 'bigint' || value instanceof Int64) return 'int';
  return typeof value === 'string' ? 'string' : 'other';
}

function incompatible(left: Value, right: Value): never {
  throw new FunctionError(
    `incompatible types for comparison: ${goType(left)} and ${goType(right)}`,
  );
}

/** Go compares only like with like: 3 from YAML is a float and not `3`. */
function equal(left: Value, right: Value): boolean {
  const kinds = [kindOf(left), kindOf(right)];
  if (kinds.includes('nothing')) return left === right;
  if (kinds[0] !== kinds[1]) incompatible(left, right);
  if (kinds[0] === 'other') {
    throw new FunctionError(
      `non-comparable type ${formatNested(left)}: ${goType(left)}`,
    );
  }
  return plain(left) === plain(right);
}

/** Go compares an int with an int64. */
function plain(value: Value): Value {
  return value instanceof Int64 ? value.value : value;
}

function less(left: Value, right: Value): boolean {
  const kinds = [kindOf(left), kindOf(right)];
  if (
    kinds.some(kind => kind === 'nothing' || kind === 'other') ||
    (kinds[0] === 'bool' && kinds[1] === 'bool')
  ) {
    throw new FunctionError('invalid type for comparison');
  }
  if (kinds[0] !== kinds[1]) incompatible(left, right);
  if (typeof left === 'string' && typeof right === 'string') {
    return compareStrings(left, right) < 0;
  }
  return Number(plain(left)) < Number(plain(right));
}

function compare(
  call: (left: Value, right: Value) => boolean,
): TemplateFunction {
  return {
    params: ['any', 'any'],
    call: ([left, right]) => call(left, right),
  };
}

export const comparison: FunctionTable = {
  eq: {
    params: ['any'],
    rest: 'any',
    call: ([left, ...others]) => {
      if (others.length === 0) {
        throw new FunctionError('missing argument for comparison');
      }
      return others.some(other => equal(left, other));
    },
  },
  ne: compare((left, right) => !equal(left, right)),
  lt: compare(less),
  le: compare((left, right) => less(left, right) || equal(left, right)),
  gt: compare((left, right) => !less(left, right) && !equal(left, right)),
  ge: compare((left, right) => !less(left, right)),
};

/** Equality of Go's reflect.DeepEqual, as `has`, `uniq` and `without` use it. */
export function sameValue(left: Value, right: Value): boolean {
  if (left instanceof Int64 && right instanceof Int64) {
    return left.value === right.value;
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length &&
      left.every((item, index) => sameValue(item, right[index]))
    );
  }
  if (isMap(left) && isMap(right)) {
    const keys = Object.keys(left);
    return (
      keys.length === Object.keys(right).length &&
      keys.every(key => key in right && sameValue(left[key], right[key]))
    );
  }
  return left === right;
}

import { NotEvaluable } from '../../failures';
import { Int64, Value } from '../../values';
import { FunctionError } from '../errors';
import { parseNumber } from '../literals';
import { FunctionTable, TemplateFunction, text } from './signature';

/** What sprig makes of anything where it needs an integer: 0 when it is none. */
export function toInteger(value: Value): bigint {
  if (value instanceof Int64) return value.value;
  if (typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number') {
    return Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n;
  }
  if (typeof value !== 'string') return 0n;
  const parsed = parseNumber(value.replace(/\.0*$/, ''));
  return typeof parsed === 'bigint' ? parsed : 0n;
}

function toFloat(value: Value): number {
  if (typeof value === 'string') {
    return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value)
      ? Number(value)
      : 0;
  }
  if (typeof value === 'number') return value;
  return Number(toInteger(value));
}

const LIMIT = 2n ** 63n;

function int64(value: bigint): Int64 {
  if (value < -LIMIT || value >= LIMIT) {
    throw new NotEvaluable('the template computes a number above 64 bits');
  }
  return new Int64(value);
}

function of(
  params: number,
  call: (...args: bigint[]) => bigint,
): TemplateFunction {
  return {
    params: Array.from({ length: params }, () => 'any'),
    call: args => int64(call(...args.map(toInteger))),
  };
}

function fold(
  fixed: number,
  call: (left: bigint, right: bigint) => bigint,
): TemplateFunction {
  return {
    params: Array.from({ length: fixed }, () => 'any'),
    rest: 'any',
    call: args => int64(args.map(toInteger).reduce(call)),
  };
}

function divides(call: (left: bigint, right: bigint) => bigint) {
  return of(2, (left, right) => {
    if (right === 0n) {
      throw new FunctionError('runtime error: integer divide by zero');
    }
    return call(left, right);
  });
}

function rounds(call: (value: number) => number): TemplateFunction {
  return { params: ['any'], call: ([value]) => call(toFloat(value)) };
}

export const numbers: FunctionTable = {
  int: { params: ['any'], call: ([value]) => toInteger(value) },
  int64: { params: ['any'], call: ([value]) => int64(toInteger(value)) },
  float64: { params: ['any'], call: ([value]) => toFloat(value) },
  atoi: {
    params: ['string'],
    call: ([value]) =>
      /^[+-]?\d{1,18}$/.test(text(value)) ? BigInt(Number(value)) : 0n,
  },
  add: {
    params: [],
    rest: 'any',
    call: args => int64(args.map(toInteger).reduce((a, b) => a + b, 0n)),
  },
  add1: of(1, value => value + 1n),
  sub: of(2, (left, right) => left - right),
  mul: fold(1, (left, right) => left * right),
  div: divides((left, right) => left / right),
  mod: divides((left, right) => left % right),
  max: fold(1, (left, right) => (left > right ? left : right)),
  biggest: fold(1, (left, right) => (left > right ? left : right)),
  min: fold(1, (left, right) => (left < right ? left : right)),
  floor: rounds(Math.floor),
  ceil: rounds(Math.ceil),
};

import type { PromValue, Sample } from './values';
import { PromError } from './PromError';

const arithmetic: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};
const comparisons: Record<string, (a: number, b: number) => boolean> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
};

/** Two vectors are matched by all their labels, as Prometheus does unless told otherwise. */
export function binary(
  operator: string,
  bool: boolean,
  left: PromValue,
  right: PromValue,
): PromValue {
  if (operator === 'or') return union(left, right);
  const apply = operationOf(operator, bool);
  if (typeof left === 'number' && typeof right === 'number') {
    if (operator in comparisons && !bool) {
      throw new PromError(
        'parse error: comparisons between scalars must use BOOL modifier',
      );
    }
    return apply(left, right) ?? NaN;
  }
  // A comparison that filters keeps what it compares, name and all.
  const keep = operator in comparisons && !bool;
  const result = (sample: Sample, a: number, b: number): Sample[] => {
    const value = apply(a, b);
    if (keep) return value === undefined ? [] : [sample];
    return [{ labels: nameless(sample), value: value ?? 0 }];
  };
  if (typeof right === 'number') {
    return vector(left).flatMap(one => result(one, one.value, right));
  }
  if (typeof left === 'number') {
    return right.flatMap(one => result(one, left, one.value));
  }
  const others = new Map(right.map(one => [keyOf(one), one]));
  return left.flatMap(one => {
    const other = others.get(keyOf(one));
    return other ? result(one, one.value, other.value) : [];
  });
}

/** Answers undefined where a comparison that filters does not hold. */
function operationOf(operator: string, bool: boolean) {
  const compute = arithmetic[operator];
  if (compute) return compute;
  const compare = comparisons[operator];
  if (!compare) {
    throw new PromError(`the demo fleet cannot evaluate ${operator}`);
  }
  return (a: number, b: number): number | undefined => {
    const holds = compare(a, b);
    if (bool) return holds ? 1 : 0;
    return holds ? a : undefined;
  };
}

function union(left: PromValue, right: PromValue): Sample[] {
  const first = vector(left);
  const known = new Set(first.map(keyOf));
  return [...first, ...vector(right).filter(one => !known.has(keyOf(one)))];
}

function vector(value: PromValue): readonly Sample[] {
  if (typeof value !== 'number') return value;
  throw new PromError('parse error: set operators are not for scalars');
}

function nameless({ labels: { __name__, ...labels } }: Sample) {
  return labels;
}

function keyOf(sample: Sample): string {
  return JSON.stringify(Object.entries(nameless(sample)).sort());
}

import { Budget } from '../../budget';
import { isMap, newMap, Value, ValueMap } from '../../values';
import { FunctionError } from '../errors';

/**
 * The Go type of a parameter, as far as it decides what a template may pass:
 * `map` is a `map[string]interface{}`.
 */
export type ParameterType = 'any' | 'string' | 'int' | 'bool' | 'map' | 'float';

export interface TemplateFunction {
  params: readonly ParameterType[];
  /** The type of any number of further arguments. */
  rest?: ParameterType;
  /** The arguments have the types of `params`; nil and no value are null. */
  call(args: Value[], budget: Budget): Value;
}

export type FunctionTable = Readonly<Record<string, TemplateFunction>>;

export function text(value: Value | undefined): string {
  if (typeof value !== 'string') throw new FunctionError('expected a string');
  return value;
}

export function integer(value: Value | undefined): number {
  if (typeof value !== 'bigint') throw new FunctionError('expected an integer');
  return Number(value);
}

export function list(value: Value | undefined, name: string): Value[] {
  if (Array.isArray(value)) return value;
  throw new FunctionError(`${name} needs a list`);
}

/** A map to read; nil is an empty one. */
export function map(value: Value | undefined): ValueMap {
  return isMap(value) ? value : newMap();
}

/** A map to change, which nil is not. */
export function mutableMap(value: Value | undefined): ValueMap {
  if (isMap(value)) return value;
  throw new FunctionError('assignment to entry in nil map');
}

/** A function of strings and integers that gives a string. */
export function strings(
  count: number,
  call: (...args: string[]) => string,
): TemplateFunction {
  return {
    params: Array.from({ length: count }, () => 'string'),
    call: args => call(...args.map(text)),
  };
}

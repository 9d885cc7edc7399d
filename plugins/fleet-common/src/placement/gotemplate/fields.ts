import { isMap, isStringMap, Value } from '../values';
import { FunctionError } from './errors';
import { goQuote, goType } from './format';

/** What `{{ .absent }}` gives: `<no value>`, the empty value, or a failure. */
export type MissingKey = 'default' | 'zero' | 'error';

/**
 * One step of `.a.b.c`; undefined where there is no value.
 *
 * @throws FunctionError in the words of Go.
 */
export function fieldOf(
  receiver: Value | undefined,
  name: string,
  options: {
    missingKey: MissingKey;
    /** Whether arguments follow, which only a method could take. */
    given: boolean;
    /** Whether the receiver came out of a map itself. */
    nested: boolean;
  },
): Value | undefined {
  const { missingKey } = options;
  if (receiver === undefined) {
    if (missingKey !== 'error') return undefined;
    throw new FunctionError(`nil data; no entry for key ${goQuote(name)}`);
  }
  if (receiver === null) {
    throw new FunctionError(`nil pointer evaluating interface {}.${name}`);
  }
  if (!isMap(receiver)) {
    const type = options.nested ? 'interface {}' : goType(receiver);
    throw new FunctionError(`can't evaluate field ${name} in type ${type}`);
  }
  if (options.given) {
    throw new FunctionError(`${name} is not a method but has arguments`);
  }
  const value: Value | undefined = receiver[name];
  if (value !== undefined) return value;
  if (missingKey === 'error') {
    throw new FunctionError(`map has no entry for key ${goQuote(name)}`);
  }
  if (missingKey === 'zero') return isStringMap(receiver) ? '' : null;
  return undefined;
}

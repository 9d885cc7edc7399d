import { isMap, isStringMap, Value } from '../values';
import { FunctionError } from './errors';
import { goType } from './format';
import { ParameterType } from './functions/signature';
import { nodeText, OperandNode } from './nodes';

const goNames: Readonly<Record<ParameterType, string>> = {
  any: 'interface {}',
  string: 'string',
  int: 'int',
  bool: 'bool',
  float: 'float64',
  map: 'map[string]interface {}',
};

/**
 * Passes a value to a parameter as Go does, without any conversion.
 *
 * @throws FunctionError in the words of Go when the type is another.
 */
export function convertArgument(
  value: Value | undefined,
  type: ParameterType,
): Value {
  if (type === 'any') return value ?? null;
  if (value === undefined) {
    if (type === 'map') return null;
    throw new FunctionError(`invalid value; expected ${goNames[type]}`);
  }
  if (fits(value, type)) return value;
  throw new FunctionError(
    `wrong type for value; expected ${goNames[type]}; got ${goType(value)}`,
  );
}

function fits(value: Value, type: ParameterType): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'int':
      return typeof value === 'bigint';
    case 'bool':
      return typeof value === 'boolean';
    case 'float':
      return typeof value === 'number';
    case 'map':
      return isMap(value) && !isStringMap(value);
    default:
      return true;
  }
}

type Constant = Extract<
  OperandNode,
  { kind: 'boolean' | 'number' | 'string' | 'nil' }
>;

export function isConstant(node: OperandNode): node is Constant {
  return (
    node.kind === 'boolean' ||
    node.kind === 'number' ||
    node.kind === 'string' ||
    node.kind === 'nil'
  );
}

/** Passes a constant of the template; a number fits an int or a float. */
export function convertConstant(node: Constant, type: ParameterType): Value {
  if (node.kind === 'nil') {
    if (type === 'any') return null;
    if (type === 'map') return null;
    throw new FunctionError(`cannot assign nil to ${goNames[type]}`);
  }
  if (type === 'any') return node.value;
  if (type === 'float' && node.kind === 'number') return Number(node.value);
  if (
    type === 'int' &&
    typeof node.value === 'number' &&
    Number.isInteger(node.value)
  ) {
    return BigInt(node.value);
  }
  if (fits(node.value, type)) return node.value;
  if (type === 'map') {
    throw new FunctionError(
      `can't handle ${nodeText(node)} for arg of type ${goNames.map}`,
    );
  }
  const wanted = type === 'int' ? 'integer' : type;
  throw new FunctionError(`expected ${wanted}; found ${nodeText(node)}`);
}

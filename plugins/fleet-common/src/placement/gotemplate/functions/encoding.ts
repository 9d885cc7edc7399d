import { isMap, Value } from '../../values';
import { toValue } from '../../values';
import { FunctionError } from '../errors';
import { sortedKeys } from '../format';
import { parseYaml, stringifyYaml } from '../../yaml';
import { FunctionTable, TemplateFunction, text } from './signature';

/** Go's JSON: keys in order, and `<`, `>`, `&` escaped for HTML unless raw. */
export function goJson(value: Value, options: { raw?: boolean } = {}): string {
  const encoded = JSON.stringify(ordered(value));
  const lines = encoded
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return options.raw ? lines : escapeHtml(lines);
}

function escapeHtml(json: string): string {
  return json
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026');
}

function ordered(value: Value): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(ordered);
  if (!isMap(value)) return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const key of sortedKeys(value)) copy[key] = ordered(value[key]);
  return copy;
}

function parseJson(json: string): Value {
  try {
    return toValue(JSON.parse(json));
  } catch {
    throw new FunctionError('invalid JSON');
  }
}

function yaml(json: string, name: string): Value {
  try {
    return parseYaml(json);
  } catch (error) {
    throw new FunctionError(
      error instanceof Error ? error.message : `${name} cannot read it`,
    );
  }
}

function encode(call: (value: Value) => string): TemplateFunction {
  return { params: ['any'], call: ([value]) => call(value) };
}

const pretty = (value: Value) =>
  escapeHtml(JSON.stringify(ordered(value), null, 2));
const raw = (value: Value) => goJson(value, { raw: true });
const plain = (value: Value) => goJson(value);

export const encodings: FunctionTable = {
  toJson: encode(plain),
  mustToJson: encode(plain),
  toRawJson: encode(raw),
  mustToRawJson: encode(raw),
  toPrettyJson: encode(pretty),
  mustToPrettyJson: encode(pretty),
  fromJson: {
    params: ['string'],
    call: ([json]) => {
      try {
        return parseJson(text(json));
      } catch {
        return null;
      }
    },
  },
  mustFromJson: { params: ['string'], call: ([json]) => parseJson(text(json)) },
  toYaml: encode(stringifyYaml),
  fromYaml: {
    params: ['string'],
    call: ([source]) => {
      const value = yaml(text(source), 'fromYaml') ?? {};
      if (isMap(value)) return value;
      throw new FunctionError('fromYaml needs a map');
    },
  },
  fromYamlArray: {
    params: ['string'],
    call: ([source]) => {
      const value = yaml(text(source), 'fromYamlArray') ?? [];
      if (Array.isArray(value)) return value;
      throw new FunctionError('fromYamlArray needs a list');
    },
  },
};

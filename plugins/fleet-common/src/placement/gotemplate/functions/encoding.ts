import { Int64, isMap, newMap, toValue, Value } from '../../values';
import { FunctionError } from '../errors';
import { sortedKeys } from '../format';
import { parseYaml, stringifyYaml } from '../../yaml';
import { FunctionTable, TemplateFunction, text } from './signature';

/** Go's JSON: keys in order, and `<`, `>`, `&` escaped for HTML unless raw. */
export function goJson(
  value: Value,
  options: { raw?: boolean; pretty?: boolean } = {},
): string {
  const json = encodeJson(value, options.pretty ? '\n' : '')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return options.raw ? json : escapeHtml(json);
}

function escapeHtml(json: string): string {
  return json
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026');
}

/** JSON.stringify would put keys like `10` before all others. */
function encodeJson(value: Value, newline: string): string {
  const inner = newline && `${newline}  `;
  const enclose = (open: string, items: string[], close: string) =>
    items.length === 0
      ? open + close
      : open + inner + items.join(`,${inner}`) + newline + close;
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Int64) return String(value.value);
  if (Array.isArray(value)) {
    return enclose(
      '[',
      value.map(item => encodeJson(item, inner)),
      ']',
    );
  }
  if (!isMap(value)) return JSON.stringify(value);
  const colon = newline ? ': ' : ':';
  const entries = sortedKeys(value).map(
    key => JSON.stringify(key) + colon + encodeJson(value[key], inner),
  );
  return enclose('{', entries, '}');
}

function parseJson(json: string): Value {
  try {
    return toValue(JSON.parse(json));
  } catch {
    throw new FunctionError('invalid JSON');
  }
}

function fromYaml(source: string): Value {
  try {
    return parseYaml(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FunctionError(`error converting YAML to JSON: yaml: ${reason}`);
  }
}

function jsonKind(value: Value): string {
  if (Array.isArray(value)) return 'array';
  if (isMap(value)) return 'object';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

function misfit(value: Value, wanted: string): FunctionError {
  return new FunctionError(
    `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${jsonKind(
      value,
    )} into Go value of type ${wanted}`,
  );
}

function encode(call: (value: Value) => string): TemplateFunction {
  return { params: ['any'], call: ([value]) => call(value) };
}

const pretty = (value: Value) => goJson(value, { pretty: true });
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
      const value = fromYaml(text(source)) ?? newMap();
      if (isMap(value)) return value;
      throw misfit(value, 'map[string]interface {}');
    },
  },
  fromYamlArray: {
    params: ['string'],
    call: ([source]) => {
      const value = fromYaml(text(source)) ?? [];
      if (Array.isArray(value)) return value;
      throw misfit(value, '[]interface {}');
    },
  },
};

import { z } from 'zod';

type Check = (value: unknown) => boolean;

/**
 * A check that says yes to what a schema takes as it is, derived from the
 * schema itself. The schema makes a copy of all that it takes; of ten thousand
 * Applications the copies cost more than parsing them. What the check says no
 * to is for the schema: it has the words.
 *
 * Yes means that the schema would take it, for sure; no may be said too often.
 *
 * @throws Error for a schema that changes what it takes, or of another kind
 */
export function checkOf<T>(
  schema: z.ZodType<T, T>,
): (value: unknown) => value is T {
  const check = compile(schema);
  return (value): value is T => check(value);
}

function compile(schema: z.core.$ZodType): Check {
  if (schema instanceof z.ZodOptional) {
    const inner = compile(schema.unwrap());
    return value => value === undefined || inner(value);
  }
  if (schema instanceof z.ZodNullable) {
    const inner = compile(schema.unwrap());
    return value => value === null || inner(value);
  }
  if (schema instanceof z.ZodObject) return objectCheck(schema);
  if (schema instanceof z.ZodRecord) return recordCheck(schema);
  if (schema instanceof z.ZodArray && !schema.def.checks?.length) {
    const item = compile(schema.element);
    return value => Array.isArray(value) && value.every(item);
  }
  if (schema instanceof z.ZodString) return textCheck(schema);
  if (schema instanceof z.ZodNumber && schema.def.checks?.length === 1) {
    if (schema.format === 'safeint')
      return value => Number.isSafeInteger(value);
  }
  if (schema instanceof z.ZodBoolean) {
    return value => typeof value === 'boolean';
  }
  if (schema instanceof z.ZodUnknown) return () => true;
  throw new Error(`No check of a schema of type ${schema._zod.def.type}`);
}

function objectCheck(schema: z.ZodObject): Check {
  const { catchall, checks } = schema.def;
  if (catchall || checks?.length) throw new Error('No check of such an object');
  const names = Object.keys(schema.shape);
  const inner = names.map(name => compile(schema.shape[name]));
  return value => {
    if (!isObject(value)) return false;
    for (let at = 0; at < names.length; at++) {
      if (!inner[at](value[names[at]])) return false;
    }
    return true;
  };
}

function recordCheck({ keyType, valueType }: z.ZodRecord): Check {
  if (!(keyType instanceof z.ZodString) || keyType.def.checks?.length) {
    throw new Error('No check of a record with such keys');
  }
  const inner = compile(valueType);
  return value => {
    if (!isObject(value)) return false;
    for (const key of Object.keys(value)) {
      if (key === '__proto__' || !inner(value[key])) return false;
    }
    return true;
  };
}

function textCheck(schema: z.ZodString): Check {
  const { minLength } = schema;
  if ((schema.def.checks?.length ?? 0) > (minLength === null ? 0 : 1)) {
    throw new Error('No check of such a text');
  }
  const shortest = minLength ?? 0;
  return value => typeof value === 'string' && value.length >= shortest;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { z } from 'zod';
import { JsonCursor, refuse, Unusual } from './JsonCursor';

/**
 * Reads one value and goes behind it.
 *
 * @throws Unusual where the schema may not take the value as it is, or the value
 * does not end; SyntaxError for what is no JSON
 */
export type Read<T> = (from: JsonCursor) => T;

interface Reader {
  read: Read<unknown>;
  /** Whether an object may be without it. */
  optional?: boolean;
}

/**
 * Reads from JSON what a schema names, and goes over everything else. Of an
 * Application that is two thirds of the bytes: to make objects of them, as
 * `JSON.parse` does, and to have a schema copy what it knows, costs several times
 * as much as to go over them.
 *
 * What is read is what the schema would make of the same JSON, for sure. What is
 * refused may still be right: JSON has many ways to write a value, and the schema
 * has the words for a wrong one. Mistakes in what is gone over are not seen, as
 * long as its quotes and brackets are in order.
 *
 * @throws Error for a schema that changes what it takes, or of another kind
 */
export function readerOf<T>(schema: z.ZodType<T, T>): Read<T> {
  return compile(schema).read as Read<T>;
}

/** @returns undefined for what only `JSON.parse` and the schema can tell */
export function readWhole<T>(read: Read<T>, bytes: Buffer): T | undefined {
  const from = new JsonCursor(bytes);
  from.passBlanks();
  try {
    const value = read(from);
    return from.at === bytes.length ? value : undefined;
  } catch (error) {
    if (error instanceof Unusual || error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

function compile(schema: z.core.$ZodType): Reader {
  if (schema instanceof z.ZodOptional) {
    return { ...compile(schema.unwrap()), optional: true };
  }
  if (schema instanceof z.ZodNullable) {
    const { read, optional } = compile(schema.unwrap());
    return {
      optional,
      read: from => (from.word('null') ? null : read(from)),
    };
  }
  return { read: readOf(schema) };
}

function readOf(schema: z.core.$ZodType): Read<unknown> {
  if (schema instanceof z.ZodObject) return objectRead(schema);
  if (schema instanceof z.ZodRecord) return recordRead(schema);
  if (schema instanceof z.ZodArray && !schema.def.checks?.length) {
    return listRead(compile(schema.element).read);
  }
  if (schema instanceof z.ZodString) return textRead(schema);
  if (schema instanceof z.ZodNumber && schema.def.checks?.length === 1) {
    if (schema.format === 'safeint') return from => from.integer();
  }
  if (schema instanceof z.ZodBoolean) return from => from.flag();
  if (schema instanceof z.ZodUnknown) return from => from.any();
  throw new Error(`No reader of a schema of type ${schema._zod.def.type}`);
}

function objectRead(schema: z.ZodObject): Read<unknown> {
  const { catchall, checks } = schema.def;
  if (catchall || checks?.length) {
    throw new Error('No reader of such an object');
  }
  const names = Object.keys(schema.shape);
  const letters = names.map(name => Buffer.from(name));
  const fields = names.map(name => compile(schema.shape[name]));
  const required = names.filter((_, at) => !fields[at].optional);
  return from => {
    const object: Record<string, unknown> = {};
    let expected = 0;
    let more = from.enterObject();
    while (more) {
      const begin = from.at + 1;
      const end = from.passName();
      const at = placeOf(letters, expected, from.bytes, begin, end);
      if (at < 0) {
        from.skip();
      } else {
        object[names[at]] = fields[at].read(from);
        expected = at + 1;
      }
      more = from.nextField();
    }
    // By number: this is where the time goes.
    for (let at = 0; at < required.length; at++) {
      if (object[required[at]] === undefined) refuse();
    }
    return object;
  };
}

/**
 * Which field has the name that stands there; -1 for none. Most hubs write
 * fields in the same order each time, so it looks from the expected one on.
 */
function placeOf(
  names: readonly Buffer[],
  expected: number,
  bytes: Buffer,
  begin: number,
  end: number,
): number {
  const length = end - begin;
  for (let tried = 0; tried < names.length; tried++) {
    const place = (expected + tried) % names.length;
    const name = names[place];
    if (name.length === length && name[0] === bytes[begin]) {
      let at = 1;
      while (at < length && name[at] === bytes[begin + at]) at += 1;
      if (at === length) return place;
    }
  }
  return -1;
}

function recordRead({ keyType, valueType }: z.ZodRecord): Read<unknown> {
  if (!(keyType instanceof z.ZodString) || keyType.def.checks?.length) {
    throw new Error('No reader of a record with such keys');
  }
  const { read } = compile(valueType);
  return from => {
    const record: Record<string, unknown> = {};
    let more = from.enterObject();
    while (more) {
      const name = from.name();
      if (name === '__proto__') refuse();
      record[name] = read(from);
      more = from.nextField();
    }
    return record;
  };
}

function listRead(read: Read<unknown>): Read<unknown> {
  return from => {
    const list: unknown[] = [];
    let more = from.enterList();
    while (more) {
      list.push(read(from));
      more = from.nextItem();
    }
    return list;
  };
}

function textRead(schema: z.ZodString): Read<unknown> {
  const { minLength } = schema;
  if ((schema.def.checks?.length ?? 0) > (minLength === null ? 0 : 1)) {
    throw new Error('No reader of such a text');
  }
  if (minLength === null) return from => from.text();
  const shortest = minLength ?? 0;
  return from => {
    const text = from.text();
    return text.length < shortest ? refuse() : text;
  };
}

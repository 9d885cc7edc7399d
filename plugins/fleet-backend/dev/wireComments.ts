import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Comments } from '../src/openapi/Comments';
import type { Json } from '../src/openapi/schemas';
import { wordsOf } from './wordsOf';

/** A constant or a function of the sources. */
interface Declared {
  readonly file: string;
  readonly node: ts.Expression;
  readonly words?: string;
}

/** An expression, and what the parameters of the function around it stand for. */
interface Place {
  readonly file: string;
  readonly node: ts.Expression;
  readonly bound: ReadonlyMap<string, Place>;
}

/** Of `z`: which argument describes which part of the JSON Schema. */
const parts: Record<string, [argument: number, keys: readonly string[]]> = {
  array: [0, ['items']],
  record: [1, ['additionalProperties']],
  partialRecord: [1, ['additionalProperties']],
  preprocess: [1, []],
};

/**
 * The comments beside the wire schemas, as descriptions: what an editor shows
 * to whoever uses a field is what the API document says of it.
 */
export class WireComments implements Comments {
  readonly #declared = new Map<string, Map<string, Declared>>();

  constructor() {
    const common = '@fleet-portal/backstage-plugin-fleet-common';
    const backend = '@fleet-portal/backstage-plugin-fleet-backend';
    for (const folder of ['wire', 'status']) {
      const path = resolvePackagePath(common, 'src', folder);
      readdirSync(path)
        .filter(name => /(?<!\.test)\.ts$/.test(name))
        .forEach(name => this.#read(join(path, name)));
    }
    this.#read(resolvePackagePath(backend, 'src', 'openapi', 'errors.ts'));
  }

  /** The JSON Schema of what the wire exports as `name`, with descriptions. */
  describe(name: string, schema: Json): Json {
    const described = structuredClone(schema);
    const found = this.#find(name, '');
    if (found) this.#annotate({ ...found, bound: new Map() }, described);
    return found?.words
      ? { description: found.words, ...described }
      : described;
  }

  #read(file: string): void {
    const text = readFileSync(file, 'utf8');
    const source = ts.createSourceFile(
      file,
      text,
      ts.ScriptTarget.Latest,
      true,
    );
    const declared = new Map<string, Declared>();
    for (const statement of source.statements) {
      if (ts.isVariableStatement(statement)) {
        for (const { name, initializer } of statement.declarationList
          .declarations) {
          if (!initializer) continue;
          declared.set(name.getText(), {
            file,
            node: initializer,
            words: wordsOf(statement),
          });
        }
      }
    }
    this.#declared.set(file, declared);
  }

  /** Of the same file first: names that are not exported occur more than once. */
  #find(name: string, file: string): Declared | undefined {
    const own = this.#declared.get(file)?.get(name);
    if (own) return own;
    for (const declared of this.#declared.values()) {
      const found = declared.get(name);
      if (found) return found;
    }
    return undefined;
  }

  #annotate(place: Place, schema: Json | undefined): void {
    if (!schema || '$ref' in schema) return;
    const node = bare(place.node);
    if (ts.isIdentifier(node)) {
      const bound = place.bound.get(node.text);
      if (bound) {
        this.#annotate(bound, schema);
        return;
      }
      const found = this.#find(node.text, place.file);
      if (!found) return;
      this.#annotate({ ...found, bound: new Map() }, schema);
      schema.description ??= found.words;
      if (!schema.description) delete schema.description;
      return;
    }
    if (ts.isCallExpression(node)) this.#annotateCall(node, place, schema);
  }

  #annotateCall(node: ts.CallExpression, place: Place, schema: Json): void {
    const at = (one: ts.Expression | undefined): Place | undefined =>
      one && { ...place, node: one };
    const callee = node.expression;
    if (ts.isIdentifier(callee)) {
      this.#annotateCalled(callee.text, node.arguments, place, schema);
    } else if (ts.isPropertyAccessExpression(callee)) {
      const method = callee.name.text;
      if (callee.expression.getText() === 'z') {
        this.#annotateZod(method, node.arguments, place, schema);
        return;
      }
      const inner =
        method === 'nullable' ? listAt(schema, 'anyOf')[0] ?? schema : schema;
      this.#annotate({ ...place, node: callee.expression }, inner);
      if (method === 'extend') {
        this.#annotateShape(at(node.arguments[0]), schema);
      }
    }
  }

  /** A function of ours that makes a schema of another, such as `onDemand`. */
  #annotateCalled(
    name: string,
    given: readonly ts.Expression[],
    place: Place,
    schema: Json,
  ): void {
    const found = this.#find(name, place.file);
    if (!found || !ts.isArrowFunction(found.node)) return;
    const { parameters, body } = found.node;
    if (ts.isBlock(body)) return;
    const bound = new Map(
      parameters.flatMap(({ name: parameter }, index) =>
        given[index]
          ? [[parameter.getText(), { ...place, node: given[index] }] as const]
          : [],
      ),
    );
    this.#annotate({ file: found.file, node: body, bound }, schema);
  }

  #annotateZod(
    method: string,
    given: readonly ts.Expression[],
    place: Place,
    schema: Json,
  ): void {
    const [first] = given;
    const last = given.at(-1);
    if (method === 'object' || method === 'looseObject') {
      this.#annotateShape({ ...place, node: first }, schema);
    } else if (method === 'enum' && ts.isIdentifier(first)) {
      const words = this.#find(first.text, place.file)?.words;
      if (words) schema.description ??= words;
    } else if (last && ts.isArrayLiteralExpression(last)) {
      const among = ['oneOf', 'anyOf', 'prefixItems'].find(
        key => key in schema,
      );
      const alternatives = among ? listAt(schema, among) : [];
      last.elements.forEach((node, index) =>
        this.#annotate({ ...place, node }, alternatives[index]),
      );
    } else if (method in parts) {
      const [argument, keys] = parts[method];
      const part = keys.reduce<Json | undefined>(
        (whole, key) => objectAt(whole, key),
        schema,
      );
      this.#annotate({ ...place, node: given[argument] }, part);
    }
  }

  #annotateShape(place: Place | undefined, schema: Json): void {
    const shape = place && this.#shapeOf(place);
    const properties = objectAt(schema, 'properties');
    if (!shape || !properties) return;
    for (const property of shape.node.properties) {
      if (ts.isSpreadAssignment(property)) {
        this.#annotateShape({ ...shape, node: property.expression }, schema);
        continue;
      }
      const key = property.name?.getText() ?? '';
      const field = objectAt(properties, key);
      if (!field) continue;
      const node = valueOf(property);
      if (node) this.#annotate({ ...shape, node }, field);
      const own = wordsOf(property);
      if (own) field.description = together(own, field.description);
    }
  }

  /** The object literal behind `{ ... }`, a constant, or `schema.shape`. */
  #shapeOf(
    place: Place,
  ): (Place & { node: ts.ObjectLiteralExpression }) | undefined {
    const node = bare(place.node);
    if (ts.isObjectLiteralExpression(node)) return { ...place, node };
    if (ts.isIdentifier(node)) {
      const found = this.#find(node.text, place.file);
      return found && this.#shapeOf({ ...found, bound: new Map() });
    }
    if (ts.isPropertyAccessExpression(node)) {
      return this.#shapeOf({ ...place, node: node.expression });
    }
    if (ts.isCallExpression(node) && node.arguments.length > 0) {
      return this.#shapeOf({ ...place, node: node.arguments[0] });
    }
    return undefined;
  }
}

/** What a field says of itself, and what its words mean that it can have. */
function together(own: string, inner: unknown): string {
  const isList = typeof inner === 'string' && /^- `/m.test(inner);
  return isList && inner !== own ? `${own}\n\n${inner}` : own;
}

function valueOf(
  property: ts.ObjectLiteralElementLike,
): ts.Expression | undefined {
  if (ts.isPropertyAssignment(property)) return property.initializer;
  return ts.isShorthandPropertyAssignment(property) ? property.name : undefined;
}

function bare(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node)
    ? bare(node.expression)
    : node;
}

function objectAt(schema: Json | undefined, key: string): Json | undefined {
  const value = schema?.[key];
  return isObject(value) ? value : undefined;
}

function listAt(schema: Json, key: string): Json[] {
  const value = schema[key];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

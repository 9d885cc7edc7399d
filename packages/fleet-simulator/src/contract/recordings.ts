import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  isJsonArray,
  isJsonObject,
  jsonSchema,
  valueAt,
  type Json,
  type JsonObject,
} from '../json';

/** The recorded answers of a real hub, in the folder that FLEET_CONTRACTS names. */
export class Recordings {
  constructor(private readonly folder: string) {}

  /** The body of one recorded call. */
  body(name: string): JsonObject {
    const file = join(this.folder, 'recorded', 'argo-cd', `${name}.json`);
    const recorded = jsonSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return objectOf(valueAt(recorded, ['body']));
  }

  items(name: string): JsonObject[] {
    return listOf(this.body(name).items);
  }

  lines(name: string): JsonObject[] {
    const file = join(this.folder, 'recorded', 'argo-cd', `${name}.ndjson`);
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map(line => objectOf(jsonSchema.parse(JSON.parse(line))));
  }

  kubernetes(name: string): JsonObject {
    const file = join(this.folder, 'recorded', 'kubernetes', name);
    return objectOf(jsonSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
  }

  /** The OpenAPI schema of a custom resource. */
  crdSchema(file: string): Json | undefined {
    const text = readFileSync(join(this.folder, 'argo-cd', file), 'utf8');
    const crd = jsonSchema.parse(parse(text));
    return valueAt(crd, ['spec', 'versions', '0', 'schema', 'openAPIV3Schema']);
  }

  /** Definitions of the API document, by name. */
  definition(name: string): Json | undefined {
    const file = join(this.folder, 'argo-cd', 'swagger.json');
    const document = jsonSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return valueAt(document, ['definitions', name]);
  }
}

export function objectOf(value: Json | undefined): JsonObject {
  if (!isJsonObject(value)) throw new Error('Expected a JSON object');
  return value;
}

export function listOf(value: Json | undefined): JsonObject[] {
  if (!isJsonArray(value)) throw new Error('Expected a JSON list');
  return value.map(objectOf);
}

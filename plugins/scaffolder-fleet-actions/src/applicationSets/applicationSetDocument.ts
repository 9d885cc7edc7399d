import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { Document } from 'yaml';
import { z } from 'zod';
import { ManifestFile, openManifest } from '../yaml/manifestFile';

/** Where something is in a document. */
export type Path = (string | number)[];

const objectSchema = z.record(z.string(), z.unknown());

/** @throws InputError when the file is no YAML, or has not exactly one ApplicationSet of that name */
export function openApplicationSet(
  path: string,
  text: string,
  name: string,
): ManifestFile {
  return openManifest(path, text, {
    kind: 'ApplicationSet',
    name,
    field: 'name',
  });
}

/** The ApplicationSet as it stands in the document. */
export function applicationSetOf(document: Document): JsonObject {
  return JSON.parse(JSON.stringify(plainOf(document)));
}

/** A part of it, where that is an object; an empty one otherwise. */
export function objectIn(
  document: Document,
  path: readonly (string | number)[],
): Record<string, unknown> {
  const parsed = objectSchema.safeParse(valueIn(document, path));
  return parsed.success ? parsed.data : {};
}

export function valueIn(
  document: Document,
  path: readonly (string | number)[],
): unknown {
  return path.reduce<unknown>((value, part) => {
    if (Array.isArray(value)) return value[Number(part)];
    const parsed = objectSchema.safeParse(value);
    return parsed.success && Object.hasOwn(parsed.data, part)
      ? parsed.data[part]
      : undefined;
  }, plainOf(document));
}

function plainOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    throw new InputError(
      'name: the file of the ApplicationSet repeats anchors too often; write them out',
    );
  }
}

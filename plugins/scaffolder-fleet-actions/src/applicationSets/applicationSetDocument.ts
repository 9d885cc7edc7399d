import { InputError } from '@backstage/errors';
import { quote } from '@fleet-portal/backstage-plugin-fleet-common';
import type { JsonObject } from '@backstage/types';
import { Document } from 'yaml';
import { z } from 'zod';
import { parseEditable } from '../yaml/editableYaml';

const objectSchema = z.record(z.string(), z.unknown());

/** A file of the fleet repository that holds an ApplicationSet, opened for editing. */
export interface ApplicationSetFile {
  path: string;
  text: string;
  documents: Document[];
  /** The one of the documents that is the ApplicationSet. */
  document: Document;
}

/** @throws InputError when the file is no YAML, or has not exactly one ApplicationSet of that name */
export function openApplicationSet(
  path: string,
  text: string,
  name: string,
): ApplicationSetFile {
  const documents = parseEditable(
    text,
    line =>
      `${quote(
        path,
      )} is not YAML in line ${line}; mend it in the fleet repository`,
  );
  const found = documents.filter(
    document =>
      document.get('kind') === 'ApplicationSet' &&
      document.getIn(['metadata', 'name']) === name,
  );
  if (found.length !== 1) {
    throw new InputError(
      `name: ${quote(path)} has ${
        found.length
      } ApplicationSets of the name ${quote(name)}; it must have one`,
    );
  }
  return { path, text, documents, document: found[0] };
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

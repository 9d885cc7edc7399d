import { InputError } from '@backstage/errors';
import { quote } from '@fleet-portal/backstage-plugin-fleet-common';
import { Document } from 'yaml';
import { parseEditable } from './editableYaml';

/** A file of the fleet repository that holds a Kubernetes object, opened for editing. */
export interface ManifestFile {
  path: string;
  text: string;
  documents: Document[];
  /** The one of the documents that is the object. */
  document: Document;
}

export interface ManifestName {
  kind: string;
  name: string;
  /** The field of the input that the error is about. */
  field: string;
}

/** @throws InputError when the file is no YAML, or has not exactly one such object */
export function openManifest(
  path: string,
  text: string,
  { kind, name, field }: ManifestName,
): ManifestFile {
  const documents = parseEditable(
    text,
    line =>
      `${quote(
        path,
      )} is not YAML in line ${line}; mend it in the fleet repository`,
  );
  const found = documents.filter(
    document =>
      document.get('kind') === kind &&
      document.getIn(['metadata', 'name']) === name,
  );
  if (found.length !== 1) {
    throw new InputError(
      `${field}: ${quote(path)} has ${
        found.length
      } ${kind}s of the name ${quote(name)}; it must have one`,
    );
  }
  return { path, text, documents, document: found[0] };
}

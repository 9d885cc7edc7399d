import { InputError } from '@backstage/errors';
import { quote } from '@fleet-portal/backstage-plugin-fleet-common';
import { isDocument, isScalar, isSeq } from 'yaml';
import { editedText, parseEditable } from '../yaml/editableYaml';

/**
 * A kustomization that takes files of its folder in, too. Where a folder has
 * one, Argo CD reads what it lists and nothing else.
 *
 * @returns undefined where there is no kustomization, which then needs no change
 * @throws InputError when it is no YAML, or its resources are no list
 */
export function withResource(
  path: string,
  text: string | undefined,
  files: readonly string[],
): string | undefined {
  if (text === undefined) return undefined;
  const documents = parseKustomization(path, text);
  const [document] = documents;
  if (!isDocument(document)) return text;
  const present = document.get('resources');
  if (present === undefined) {
    document.set('resources', document.createNode([...files]));
    return editedText(documents, text);
  }
  if (!isSeq(present)) {
    throw new InputError(
      `${quote(
        path,
      )} has resources that are no list; mend it in the fleet repository`,
    );
  }
  const listed: unknown = present.toJSON();
  const missing = files.filter(
    file =>
      !Array.isArray(listed) ||
      !(listed.includes(file) || listed.includes(`./${file}`)),
  );
  if (missing.length === 0) return text;
  for (const file of missing) present.add(document.createNode(file));
  return editedText(documents, text);
}

/**
 * A kustomization that leaves files of its folder out: one that lists what is
 * gone brings nothing at all.
 *
 * @returns undefined where there is no kustomization
 * @throws InputError when it is no YAML
 */
export function withoutResources(
  path: string,
  text: string | undefined,
  files: readonly string[],
): string | undefined {
  if (text === undefined) return undefined;
  const documents = parseKustomization(path, text);
  const [document] = documents;
  const present = isDocument(document) && document.get('resources');
  if (!isSeq(present)) return text;
  const gone = new Set(files.flatMap(file => [file, `./${file}`]));
  const left = present.items.filter(
    item => !(isScalar(item) && gone.has(String(item.value))),
  );
  if (left.length === present.items.length) return text;
  present.items = left;
  return editedText(documents, text);
}

/** What a kustomization lists, as it is written there. @throws InputError when it is no YAML */
export function resourcesOf(path: string, text: string): string[] {
  const [document] = parseKustomization(path, text);
  const present = isDocument(document) && document.get('resources');
  return isSeq(present)
    ? present.items.flatMap(item => (isScalar(item) ? String(item.value) : []))
    : [];
}

function parseKustomization(path: string, text: string) {
  return parseEditable(
    text,
    line =>
      `${quote(
        path,
      )} is not YAML in line ${line}; mend it in the fleet repository`,
  );
}

import { InputError } from '@backstage/errors';
import {
  changeApplicationSet,
  quote,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { isDeepStrictEqual } from 'node:util';
import { Document } from 'yaml';
import type { ManifestFile } from '../yaml/manifestFile';
import { reconcileAt } from '../yaml/reconcile';
import type { ApplicationSetChange } from './applicationSetChange';
import {
  applicationSetOf,
  objectIn,
  Path,
  valueIn,
} from './applicationSetDocument';
import { editGenerator } from './editGenerator';

const templateSpec = ['spec', 'template', 'spec'];

/**
 * Changes the ApplicationSet of an opened file; its comments, its order and
 * everything that the change does not name stay.
 *
 * @throws InputError naming the field that cannot be changed in this file
 */
export function editApplicationSet(
  { document, path: file }: ManifestFile,
  change: ApplicationSetChange,
): void {
  editGenerator(document, file, change);
  // Of another source it is a part.
  if (change.revision && !change.source) {
    editRevision(document, file, change.revision);
  }
  if (change.syncPolicy) demandSync(document, file, change.syncPolicy);
  editStructure(document, file, change);
}

/** What only makes sense as the portal would have written it from the beginning. */
function editStructure(
  document: Document,
  file: string,
  {
    source,
    revision,
    values,
    tool,
    helm,
    kustomize,
    syncPolicy,
    rollingSync,
    preserveResourcesOnDeletion,
    finalizer,
    repository,
  }: ApplicationSetChange,
) {
  const wanted = {
    ...(source !== undefined && {
      source: source && {
        ...source,
        ...(revision && { targetRevision: revision }),
      },
    }),
    ...(values?.by && { values: { by: values.by } }),
    ...(tool && { tool }),
    ...(helm !== undefined && { helm }),
    ...(kustomize !== undefined && { kustomize }),
    ...(syncPolicy && { syncPolicy }),
    ...(rollingSync && { rollingSync }),
    ...(preserveResourcesOnDeletion !== undefined && {
      preserveResourcesOnDeletion,
    }),
    ...(finalizer && { finalizer: finalizer === 'hub' ? null : finalizer }),
  };
  if (Object.keys(wanted).length === 0) return;
  const present = applicationSetOf(document);
  const { changed, problems } = changeApplicationSet(
    present,
    wanted,
    repository,
  );
  const [problem] = problems;
  if (problem) {
    throw new InputError(
      `${problem.field}: in ${quote(file)} ${problem.message}`,
    );
  }
  writeChanges(document, file, [], present, changed);
}

/** Only where it differs: what is shared by an anchor elsewhere is nobody's business. */
function writeChanges(
  document: Document,
  file: string,
  path: Path,
  present: unknown,
  changed: unknown,
) {
  if (isDeepStrictEqual(present, changed)) return;
  if (!isObject(present) || !isObject(changed)) {
    reconcileAt(document, path, changed, { file, others: 'drop' });
    return;
  }
  for (const key of Object.keys(present)) {
    if (!Object.hasOwn(changed, key)) document.deleteIn([...path, key]);
  }
  for (const [key, value] of Object.entries(changed)) {
    writeChanges(document, file, [...path, key], present[key], value);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How to sync by itself has no meaning where nothing does. */
function demandSync(
  document: Document,
  file: string,
  {
    automated,
    prune,
    selfHeal,
    allowEmpty,
  }: NonNullable<ApplicationSetChange['syncPolicy']>,
) {
  const path = [...templateSpec, 'syncPolicy', 'automated'];
  const isThere = valueIn(document, path) !== undefined;
  const [orphan] = Object.entries({ prune, selfHeal, allowEmpty }).flatMap(
    ([key, value]) => (value ? [key] : []),
  );
  if (automated === undefined && !isThere && orphan) {
    throw new InputError(
      `syncPolicy.${orphan}: ${quote(
        file,
      )} would not sync by itself, so it has no meaning; set syncPolicy.automated, or leave it out`,
    );
  }
}

function editRevision(document: Document, file: string, revision: string) {
  const sources = sourcePaths(document);
  if (sources.length !== 1) {
    throw new InputError(
      `revision: ${quote(file)} has ${
        sources.length
      } sources that bring manifests, so it is not clear whose revision is meant; change it by hand`,
    );
  }
  const { targetRevision } = objectIn(document, sources[0]);
  if (typeof targetRevision === 'string' && targetRevision.includes('{{')) {
    throw new InputError(
      `revision: in ${quote(file)} the generator decides on it, by ${quote(
        targetRevision,
      )}; change it there`,
    );
  }
  const options = { file, others: 'keep' as const };
  reconcileAt(document, [...sources[0], 'targetRevision'], revision, options);
}

/** Where the sources are that bring manifests, and not only values files. */
export function sourcePaths(document: Document): Path[] {
  const sources = valueIn(document, [...templateSpec, 'sources']);
  const paths: Path[] = Array.isArray(sources)
    ? sources.map((_, index) => [...templateSpec, 'sources', index])
    : [[...templateSpec, 'source']];
  return paths.filter(path => {
    const { chart, path: folder } = objectIn(document, path);
    return chart !== undefined || folder !== undefined;
  });
}

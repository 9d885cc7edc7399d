import { InputError } from '@backstage/errors';
import { quote } from '@fleet-portal/backstage-plugin-fleet-common';
import { Document } from 'yaml';
import type { ManifestFile } from '../yaml/manifestFile';
import { reconcileAt } from '../yaml/reconcile';
import type { ApplicationSetChange } from './applicationSetChange';
import { objectIn, Path, valueIn } from './applicationSetDocument';
import { editGenerator } from './editGenerator';
import { editSyncPolicy } from './editSyncPolicy';

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
  const { preserveResourcesOnDeletion } = change;
  editGenerator(document, file, change);
  if (change.revision) editRevision(document, file, change.revision);
  if (change.syncPolicy) editSyncPolicy(document, file, change.syncPolicy);
  if (preserveResourcesOnDeletion !== undefined) {
    const value = { preserveResourcesOnDeletion };
    const options = { file, others: 'keep' as const };
    reconcileAt(document, ['spec', 'syncPolicy'], value, options);
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

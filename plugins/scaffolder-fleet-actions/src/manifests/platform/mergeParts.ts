import {
  manifestYaml,
  quote,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import { InputError } from '@backstage/errors';
import { Document, isMap, isSeq } from 'yaml';
import { editedText, parseEditable } from '../../yaml/editableYaml';
import { reconcileAt } from '../../yaml/reconcile';
import type { Manifest } from '../typedModels';
import type { Delivery } from './delivery';

/**
 * The file of a hub with the Applications of a spoke, with those of the parts
 * added or brought up to date. What else stands in it stays: other parts,
 * comments, further values, and the address and version of a chart that nobody
 * asked to change.
 *
 * @param text - undefined where there is no such file yet
 * @throws InputError when the file is no YAML, or shares by an anchor what changes
 */
export function mergeApplications(
  path: string,
  text: string | undefined,
  parts: readonly Delivery[],
): string {
  return edit(path, text, documents =>
    parts.map(({ application, version }) => {
      const present = find(documents, application);
      return present
        ? () => mergeApplication(path, present, application, version)
        : application;
    }),
  );
}

/** A file with manifests added or brought up to date, and everything else as it was. */
export function mergeManifests(
  path: string,
  text: string | undefined,
  manifests: readonly Manifest[],
): string {
  return edit(path, text, documents =>
    manifests.map(manifest => {
      const present = find(documents, manifest);
      return present
        ? () =>
            reconcileAt(present, [], manifest, { file: path, others: 'keep' })
        : manifest;
    }),
  );
}

/** What happens to a document that is there, or the manifest that is added. */
type Change = (() => void) | Manifest;

function edit(
  path: string,
  text: string | undefined,
  changesOf: (documents: readonly Document[]) => Change[],
): string {
  const documents = text === undefined ? [] : open(path, text);
  const added: Manifest[] = [];
  for (const change of changesOf(documents)) {
    if (typeof change === 'function') change();
    else added.push(change);
  }
  const kept =
    text === undefined || documents.length === 0
      ? text ?? ''
      : editedText(documents, text);
  if (added.length === 0) return kept;
  const between = documents.length > 0 ? '---\n' : '';
  const lineEnd = kept === '' || kept.endsWith('\n') ? '' : '\n';
  return `${kept}${lineEnd}${between}${manifestYaml(...added)}`;
}

function open(path: string, text: string): Document[] {
  return parseEditable(
    text,
    line =>
      `${quote(
        path,
      )} is not YAML in line ${line}; mend it in the fleet repository`,
  );
}

function find(
  documents: readonly Document[],
  { kind, metadata }: Manifest,
): Document | undefined {
  return documents.find(
    document =>
      isMap(document.contents) &&
      document.get('kind') === kind &&
      document.getIn(['metadata', 'name']) === metadata?.name,
  );
}

function mergeApplication(
  path: string,
  document: Document,
  application: IApplication,
  version: string | undefined,
): void {
  const options = { file: path, others: 'keep' } as const;
  const { sources = [], ...spec } = application.spec;
  reconcileAt(document, [], { ...application, spec }, options);
  const present = document.getIn(['spec', 'sources']);
  if (!isSeq(present)) {
    if (document.hasIn(['spec', 'source'])) {
      throw new InputError(
        `${quote(path)}: Application ${quote(
          application.metadata.name ?? '',
        )} has a source of its own; write it as the first of sources, or take the Application out`,
      );
    }
    reconcileAt(document, ['spec', 'sources'], sources, options);
    return;
  }
  for (const source of sources) {
    const index = present.items.findIndex(
      item =>
        isMap(item) &&
        (source.chart !== undefined
          ? item.get('chart') === source.chart
          : item.get('path') === source.path),
    );
    const at = ['spec', 'sources', index < 0 ? present.items.length : index];
    const { repoURL, targetRevision, ...rest } = source;
    // A mirror and an upgrade are somebody's decision.
    const pinned = source.chart !== undefined || source.kustomize !== undefined;
    const wanted =
      index < 0 || !pinned
        ? source
        : { ...rest, ...(version && { targetRevision: version }) };
    reconcileAt(document, at, wanted, options);
  }
}

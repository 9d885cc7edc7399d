import { InputError } from '@backstage/errors';
import { quote } from '@fleet-portal/backstage-plugin-fleet-common';
import { Document, isMap, YAMLMap } from 'yaml';
import { parseEditable } from '../yaml/editableYaml';

/** What makes a Secret of Argo CD a cluster. */
export const SECRET_TYPE_LABEL = 'argocd.argoproj.io/secret-type';

/** Where the labels of a cluster Secret are, in each kind that makes one. */
const labelPaths: Record<string, string[]> = {
  Secret: ['metadata', 'labels'],
  ExternalSecret: ['spec', 'target', 'template', 'metadata', 'labels'],
};

/**
 * The file of a cluster, and in it the Secret or ExternalSecret that registers
 * the cluster.
 *
 * @throws InputError when the file is not about the cluster, or no YAML
 */
export function parseClusterFile(
  text: string,
  cluster: string,
): { documents: Document[]; found: Document } {
  const documents = parseEditable(
    text,
    line =>
      `cluster: its file is not YAML in line ${line}; mend it in the fleet repository`,
  );
  const found = documents.filter(document => isAbout(document, cluster));
  if (found.length !== 1) {
    throw new InputError(
      `cluster: its file has ${
        found.length
      } cluster Secrets or ExternalSecrets for ${quote(
        cluster,
      )}; it must have one`,
    );
  }
  return { documents, found: found[0] };
}

/** The labels that the cluster has on its hub. */
export function labelsOf(document: Document): YAMLMap | undefined {
  const kind = document.get('kind');
  const path = typeof kind === 'string' ? labelPaths[kind] : undefined;
  const labels = path && document.getIn(path);
  return isMap(labels) ? labels : undefined;
}

function isAbout(document: Document, cluster: string): boolean {
  const labels = labelsOf(document);
  if (labels?.get(SECRET_TYPE_LABEL) !== 'cluster') return false;
  const names = [
    document.getIn(['spec', 'target', 'template', 'data', 'name']),
    document.getIn(['stringData', 'name']),
    decoded(document.getIn(['data', 'name'])),
  ];
  return names.includes(cluster);
}

function decoded(name: unknown): string | undefined {
  return typeof name === 'string'
    ? Buffer.from(name, 'base64').toString('utf8')
    : undefined;
}

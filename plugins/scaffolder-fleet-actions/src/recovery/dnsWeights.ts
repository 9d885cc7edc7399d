import { InputError } from '@backstage/errors';
import { quote } from '@fleet-portal/backstage-plugin-fleet-common';
import { Document, isMap, isScalar, isSeq, YAMLMap } from 'yaml';
import type { FleetFiles } from '../repository/FleetFiles';
import { editedText, parseEditable } from '../yaml/editableYaml';
import { reconcileAt } from '../yaml/reconcile';
import type { DnsWeight } from './failoverIntent';

/** What External DNS reads, of docs/annotations of External DNS. */
const annotation = (name: string) => `external-dns.alpha.kubernetes.io/${name}`;
const SET_IDENTIFIER = annotation('set-identifier');
const WEIGHT = annotation('aws-weight');
/** The same in a record of a DNSEndpoint. */
const RECORD_WEIGHT = 'aws/weight';

/** One weight in Git as it is and as it will be. */
export interface ChangedWeight {
  file: string;
  setIdentifier: string;
  /** Where it stands: `Service shop/gateway`. */
  object: string;
  /** Undefined where none was written. */
  before?: string;
  after: string;
}

export interface WeightedFile {
  path: string;
  /** Undefined where the file says so already. */
  content?: string;
}

interface DnsSwitch {
  weights: ChangedWeight[];
  files: WeightedFile[];
}

/**
 * Gives the records that are told apart by a set identifier other weights, in
 * the manifests that the hubs read; comments, order and quotes stay.
 *
 * @throws InputError when a file is not there or no YAML, or none of its
 * objects has the set identifier
 */
export async function switchWeights(
  files: FleetFiles,
  wanted: readonly DnsWeight[],
): Promise<DnsSwitch> {
  const paths = [...new Set(wanted.map(({ file }) => file))];
  const weights: ChangedWeight[] = [];
  const edited: WeightedFile[] = [];
  for (const path of paths) {
    const text = await files.read(path);
    const documents = parseEditable(
      text,
      line =>
        `${quote(
          path,
        )} is not YAML in line ${line}; mend it in the fleet repository`,
    );
    wanted.forEach((weight, index) => {
      if (weight.file !== path) return;
      const changed = documents.flatMap(document => edit(document, weight));
      if (changed.length === 0) {
        throw new InputError(
          `dnsWeights[${index}].setIdentifier: ${quote(
            path,
          )} has no Service, Ingress or DNSEndpoint with the set identifier ${quote(
            weight.setIdentifier,
          )}; write ${SET_IDENTIFIER} there first, so that both regions have a record of the name`,
        );
      }
      weights.push(...changed);
    });
    const after = editedText(documents, text);
    const isSame = weights
      .filter(({ file }) => file === path)
      .every(one => one.before === one.after);
    edited.push({ path, content: isSame ? undefined : after });
  }
  return { weights, files: edited };
}

function edit(document: Document, wanted: DnsWeight): ChangedWeight[] {
  return document.get('kind') === 'DNSEndpoint'
    ? editRecords(document, wanted)
    : editAnnotations(document, wanted);
}

function editAnnotations(
  document: Document,
  { file, setIdentifier, weight }: DnsWeight,
): ChangedWeight[] {
  const annotations = ['metadata', 'annotations'];
  const kind = document.get('kind');
  if (kind !== 'Service' && kind !== 'Ingress') return [];
  if (
    textOf(document.getIn([...annotations, SET_IDENTIFIER])) !== setIdentifier
  ) {
    return [];
  }
  const path = [...annotations, WEIGHT];
  const before = textOf(document.getIn(path));
  const after = String(weight);
  if (before !== after) {
    // A number is no annotation: it has to be quoted.
    const value = document.createNode(after);
    value.type = 'QUOTE_DOUBLE';
    reconcileAt(document, path, value, { file, others: 'keep' });
  }
  return [{ file, setIdentifier, object: titleOf(document), before, after }];
}

function editRecords(
  document: Document,
  { file, setIdentifier, weight }: DnsWeight,
): ChangedWeight[] {
  const records = document.getIn(['spec', 'endpoints']);
  if (!isSeq(records)) return [];
  return records.items.flatMap((record, index) => {
    if (
      !isMap(record) ||
      textOf(record.get('setIdentifier')) !== setIdentifier
    ) {
      return [];
    }
    const path = ['spec', 'endpoints', index, 'providerSpecific'];
    const present = propertiesOf(record);
    const before = present.find(({ name }) => name === RECORD_WEIGHT)?.value;
    const after = String(weight);
    if (before !== after) {
      const others = present.filter(({ name }) => name !== RECORD_WEIGHT);
      const place = present.findIndex(({ name }) => name === RECORD_WEIGHT);
      const properties = [...others];
      properties.splice(place < 0 ? others.length : place, 0, {
        name: RECORD_WEIGHT,
        value: after,
      });
      reconcileAt(document, path, properties, { file, others: 'keep' });
    }
    return [{ file, setIdentifier, object: titleOf(document), before, after }];
  });
}

function propertiesOf(record: YAMLMap): { name: string; value: string }[] {
  const properties = record.get('providerSpecific');
  if (!isSeq(properties)) return [];
  return properties.items.flatMap(property =>
    isMap(property)
      ? [
          {
            name: textOf(property.get('name')) ?? '',
            value: textOf(property.get('value')) ?? '',
          },
        ]
      : [],
  );
}

function titleOf(document: Document): string {
  const namespace = textOf(document.getIn(['metadata', 'namespace']));
  const name = textOf(document.getIn(['metadata', 'name'])) ?? '';
  return `${textOf(document.get('kind')) ?? ''} ${
    namespace === undefined ? name : `${namespace}/${name}`
  }`;
}

function textOf(value: unknown): string | undefined {
  const plain = isScalar(value) ? value.value : value;
  return typeof plain === 'string' || typeof plain === 'number'
    ? String(plain)
    : undefined;
}

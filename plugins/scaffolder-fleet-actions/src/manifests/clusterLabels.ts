import { InputError } from '@backstage/errors';
import {
  dnsLabelField,
  FieldProblem,
  fieldProblems,
  hubNameField,
  labelValueField,
  lineField,
  listField,
  objectField,
  quote,
  repositoryLayoutSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { isScalar, visit, YAMLMap } from 'yaml';
import { z } from 'zod';
import { editedText } from '../yaml/editableYaml';
import {
  labelsOf,
  parseClusterFile,
  SECRET_TYPE_LABEL,
} from './clusterDocument';
import { freeLabelKeyField } from './clusterFields';

const labelChangeSchema = objectField({
  hub: hubNameField,
  cluster: dnsLabelField,
  set: listField(
    objectField({ key: freeLabelKeyField, value: labelValueField.optional() }),
  ).optional(),
  remove: listField(freeLabelKeyField).optional(),
  removals: listField(lineField(600)).optional(),
  layout: repositoryLayoutSchema.optional(),
}).superRefine(({ set = [], remove = [] }, context) => {
  const keys = [...set.map(({ key }) => key), ...remove];
  keys.forEach((key, index) => {
    if (keys.indexOf(key) === index) return;
    const inSet = index < set.length;
    context.addIssue({
      code: 'custom',
      path: inSet ? ['set', index, 'key'] : ['remove', index - set.length],
      message: `${quote(key)} is named twice; each label has one value`,
    });
  });
  if (keys.length === 0) {
    context.addIssue({
      code: 'custom',
      path: ['set'],
      message: 'nothing is to change; name a label in set or remove',
    });
  }
});
export type LabelChange = z.infer<typeof labelChangeSchema>;

export function decodeLabelChange(
  input: unknown,
): { ok: true; change: LabelChange } | { ok: false; problems: FieldProblem[] } {
  const parsed = labelChangeSchema.safeParse(input);
  return parsed.success
    ? { ok: true, change: parsed.data }
    : { ok: false, problems: fieldProblems(parsed.error) };
}

/**
 * The file of a cluster with other labels; comments, order and everything else
 * stay as they are.
 *
 * @returns the text, and the labels that it has now
 * @throws InputError when the file is not about the cluster, or not editable
 */
export function editClusterLabels(
  text: string,
  {
    cluster,
    set = [],
    remove = [],
  }: Pick<LabelChange, 'cluster' | 'set' | 'remove'>,
): { text: string; labels: Record<string, string> } {
  const { documents, found } = parseClusterFile(text, cluster);
  const labels = labelsOf(found);
  if (!labels || hasAnchors(labels)) {
    throw new InputError(
      'cluster: the labels in its file are not a plain map; write them out without anchors, or change them by hand',
    );
  }
  for (const { key, value = '' } of set) labels.set(key, value);
  for (const key of remove) labels.delete(key);
  const written = editedText(documents, text);
  const { [SECRET_TYPE_LABEL]: _, ...left } = z
    .record(z.string(), z.coerce.string())
    .parse(labels.toJSON());
  return { text: written, labels: left };
}

/** A value that is shared with another place cannot be changed in this one only. */
function hasAnchors(labels: YAMLMap): boolean {
  let found = labels.anchor !== undefined || labels.has('<<');
  visit(labels, {
    Alias: () => {
      found = true;
    },
    Scalar: (_, node) => {
      found ||= isScalar(node) && node.anchor !== undefined;
    },
  });
  return found;
}

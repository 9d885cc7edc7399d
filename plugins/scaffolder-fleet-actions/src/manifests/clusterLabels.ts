import { InputError } from '@backstage/errors';
import {
  dnsLabelField,
  FieldProblem,
  fieldProblems,
  hubNameField,
  isReservedLabelKey,
  labelKeyField,
  labelValueField,
  lineField,
  listField,
  objectField,
  quote,
  repositoryLayoutSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  Document,
  isMap,
  isScalar,
  parseAllDocuments,
  visit,
  YAMLMap,
} from 'yaml';
import { z } from 'zod';

const freeLabelKeyField = labelKeyField.refine(
  key => !isReservedLabelKey(key),
  { error: 'it belongs to Kubernetes or Argo CD; choose a key of your own' },
);

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

const typeLabel = 'argocd.argoproj.io/secret-type';

/** Where the labels of a cluster Secret are, in each kind that makes one. */
const labelPaths: Record<string, string[]> = {
  Secret: ['metadata', 'labels'],
  ExternalSecret: ['spec', 'target', 'template', 'metadata', 'labels'],
};

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
  // Argo CD reads YAML 1.1, where a bare `yes` or `0777` is no text.
  const documents = parseAllDocuments(text, { compat: 'yaml-1.1' });
  const [broken] = documents.flatMap(({ errors }) => errors);
  if (broken) {
    // The parser's own words repeat the line, and that may be a credential.
    const line = text.slice(0, broken.pos[0]).split('\n').length;
    throw new InputError(
      `cluster: its file is not YAML in line ${line}; mend it in the fleet repository`,
    );
  }
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
  const labels = labelsOf(found[0]);
  if (!labels || hasAnchors(labels)) {
    throw new InputError(
      'cluster: the labels in its file are not a plain map; write them out without anchors, or change them by hand',
    );
  }
  for (const { key, value = '' } of set) labels.set(key, value);
  for (const key of remove) labels.delete(key);
  // A list stands below its key or further in; the writer has one way for all.
  const indentSeq = !/^( *)[^\s#-].*:\n\1- /m.test(text);
  const written = documents
    .map(document => document.toString({ lineWidth: 0, indentSeq }))
    .join('');
  const { [typeLabel]: _, ...left } = z
    .record(z.string(), z.coerce.string())
    .parse(labels.toJSON());
  return { text: written, labels: left };
}

function isAbout(document: Document, cluster: string): boolean {
  const labels = labelsOf(document);
  if (labels?.get(typeLabel) !== 'cluster') return false;
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

function labelsOf(document: Document): YAMLMap | undefined {
  const kind = document.get('kind');
  const path = typeof kind === 'string' ? labelPaths[kind] : undefined;
  const labels = path && document.getIn(path);
  return isMap(labels) ? labels : undefined;
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

import {
  applicationSetIntentSchema,
  chartSourceSchema,
  dnsLabelField,
  dnsSubdomainField,
  explainRepoUrl,
  explainRevision,
  explainTemplated,
  fleetRepositorySchema,
  hubNameField,
  lineField,
  listField,
  objectField,
  quote,
  repositoryLayoutSchema,
  textField,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { DecodedIntent, decodeIntent } from '../decodeIntent';

/** Which image of a pull request is deployed, as its pipeline tags it. */
export const imageTags = {
  commit: '{{.head_sha}}',
  shortCommit: '{{.head_short_sha_7}}',
  number: 'pr-{{.number}}',
} as const;
export type ImageTag = keyof typeof imageTags;

/** Longest name: `-pr-99999` after it is still a namespace. */
const MAX_NAME = 54;

const plainLine = (max: number) =>
  lineField(max).superRefine((value, context) => {
    const message =
      value.trim() === ''
        ? 'it is empty; write a name, or take the entry away'
        : explainTemplated(value);
    if (message) context.addIssue({ code: 'custom', message });
  });

const keyField = textField(value =>
  /^[\w-]+(\.[\w-]+)*$/.test(value)
    ? undefined
    : `${quote(
        value,
      )} is not a key of Helm values; write it with dots, for example image.tag`,
);

const previewIntentSchema = objectField({
  name: dnsLabelField.refine(value => value.length <= MAX_NAME, {
    error: `it is too long for a namespace with the number of a pull request; use at most ${MAX_NAME} characters`,
  }),
  repository: fleetRepositorySchema,
  hub: hubNameField,
  cluster: plainLine(253),
  project: dnsSubdomainField,
  pullRequests: objectField({
    repoUrl: textField(explainRepoUrl),
    labels: listField(plainLine(50)).min(1, {
      error:
        'it is empty; name a label, or everybody who opens a pull request could deploy',
    }),
    targetBranch: textField(explainRevision).optional(),
  }),
  source: chartSourceSchema,
  image: objectField({
    tag: z
      .enum(['commit', 'shortCommit', 'number'], {
        error: 'it must be one of commit, shortCommit, number',
      })
      .optional(),
    key: keyField.optional(),
  }).optional(),
  values: applicationSetIntentSchema.shape.values.unwrap().shape.common,
  entityRef: applicationSetIntentSchema.shape.entityRef,
  layout: repositoryLayoutSchema.optional(),
});
/** Preview environments of a service; the fields are those of `fleet:environment:preview`. */
export type PreviewIntent = z.infer<typeof previewIntentSchema>;

export const decodePreviewIntent = (
  input: unknown,
): DecodedIntent<PreviewIntent> => decodeIntent(previewIntentSchema, input);

import {
  dnsLabelField,
  explainTemplated,
  FieldProblem,
  fieldProblems,
  fleetRepositorySchema,
  labelValueField,
  objectField,
  quote,
  repositoryLayoutSchema,
  textField,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';

/** Where a chart of the usual kind has the tag of its image. */
export const DEFAULT_KEY = 'image.tag';

/** A tag, a digest, a branch or a commit. */
const releaseField = textField(value => {
  const templated = explainTemplated(value);
  if (templated) return templated;
  return /^[\w][\w.+:@/-]{0,199}$/.test(value)
    ? undefined
    : `${quote(
        value,
      )} is not a release; write an image tag, a digest or a revision, for example 2.14.3`;
});

const environmentField = labelValueField.refine(value => value !== '', {
  error: 'it is empty; name an environment',
});

const keyField = textField(value => {
  const keys = value.split('.');
  return keys.every(key => /^[\w-]+$/.test(key) && key !== '__proto__')
    ? undefined
    : `${quote(
        value,
      )} is not a key of Helm values; write it with dots, for example image.tag`;
});

const releaseShape = {
  name: dnsLabelField,
  repository: fleetRepositorySchema,
  environment: environmentField,
  version: releaseField.optional(),
  key: keyField.optional(),
  layout: repositoryLayoutSchema.optional(),
};

const withoutBlanks = <T extends z.ZodType>(schema: T) =>
  z.preprocess(input => {
    const parsed = z.record(z.string(), z.unknown()).safeParse(input);
    if (!parsed.success) return input;
    // A form gives an empty text for what nobody filled in.
    const optional = ['version', 'key', 'from'];
    return Object.fromEntries(
      Object.entries(parsed.data).filter(
        ([key, value]) => !optional.includes(key) || value !== '',
      ),
    );
  }, schema);

/** What is to run in an environment; the fields are those of `fleet:release:rollback`. */
const rollbackSchema = objectField(releaseShape);
export type Rollback = z.infer<typeof rollbackSchema>;

/** As {@link Rollback}, and where it is to come from; of `fleet:release:promote`. */
const promotionSchema = objectField({
  ...releaseShape,
  from: environmentField.optional(),
}).refine(({ from, environment }) => from !== environment, {
  path: ['from'],
  error: 'it is the environment to promote to; name the one before it',
});
export type Promotion = z.infer<typeof promotionSchema>;

type Decoded<T> =
  | { ok: true; change: T }
  | { ok: false; problems: FieldProblem[] };

export function decodePromotion(input: unknown): Decoded<Promotion> {
  return decoded(withoutBlanks(promotionSchema), input);
}

export function decodeRollback(input: unknown): Decoded<Rollback> {
  return decoded(withoutBlanks(rollbackSchema), input);
}

function decoded<T>(schema: z.ZodType<T>, input: unknown): Decoded<T> {
  const parsed = schema.safeParse(input);
  return parsed.success
    ? { ok: true, change: parsed.data }
    : { ok: false, problems: fieldProblems(parsed.error) };
}

import {
  booleanField,
  dnsLabelField,
  FieldProblem,
  fieldProblems,
  fleetRepositorySchema,
  hubNameField,
  lineField,
  listField,
  objectField,
  repositoryLayoutSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { JsonObject } from '@backstage/types';
import { Document } from 'yaml';
import { z } from 'zod';
import { applicationSetOf, objectIn, valueIn } from './applicationSetDocument';

const retirementSchema = objectField({
  name: dnsLabelField,
  hubs: listField(hubNameField).optional(),
  repository: fleetRepositorySchema,
  removals: listField(lineField(600)).optional(),
  catalogEntity: booleanField.optional(),
  layout: repositoryLayoutSchema.optional(),
});
/** What is to leave the fleet; no hub or an empty list means every hub that has it. */
export type ApplicationSetRetirement = z.infer<typeof retirementSchema>;

export function decodeApplicationSetRetirement(
  input: unknown,
):
  | { ok: true; retirement: ApplicationSetRetirement }
  | { ok: false; problems: FieldProblem[] } {
  const parsed = retirementSchema.safeParse(input);
  return parsed.success
    ? { ok: true, retirement: parsed.data }
    : { ok: false, problems: fieldProblems(parsed.error) };
}

/**
 * What becomes of Applications when their ApplicationSet is deleted.
 * - `deleted`: they go, and what they deployed goes with them
 * - `preserved`: they go, and what they deployed stays
 * - `orphaned`: they stay, and no ApplicationSet owns them any more
 */
export type Fate = 'deleted' | 'preserved' | 'orphaned';

const deletingFinalizer = 'resources-finalizer.argocd.argoproj.io';

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Application-Deletion/ */
export function fateOf(document: Document): Fate {
  const policy = (key: string) =>
    valueIn(document, ['spec', 'syncPolicy', key]);
  const sync = policy('applicationsSync');
  if (sync === 'create-only' || sync === 'create-update') return 'orphaned';
  const own = valueIn(document, ['spec', 'template', 'metadata', 'finalizers']);
  // Finalizers of the template are taken as they are, whatever is preserved.
  if (Array.isArray(own) && own.length > 0) {
    const deletes = own.some(one => String(one).startsWith(deletingFinalizer));
    return deletes ? 'deleted' : 'preserved';
  }
  return policy('preserveResourcesOnDeletion') === true
    ? 'preserved'
    : 'deleted';
}

/** The ApplicationSet as if it matched no cluster any more, and might delete all that it made. */
export function emptied(document: Document): JsonObject {
  const { syncPolicy: _, ...spec } = objectIn(document, ['spec']);
  const generators = [{ list: { elements: [] } }];
  return {
    ...applicationSetOf(document),
    spec: jsonOf({ ...spec, generators }),
  };
}

function jsonOf(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value));
}

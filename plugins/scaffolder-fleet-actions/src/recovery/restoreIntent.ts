import {
  booleanField,
  dnsLabelField,
  dnsSubdomainField,
  fleetRepositorySchema,
  hubNameField,
  listField,
  objectField,
  repositoryLayoutSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { DecodedIntent, decodeIntent } from '../decodeIntent';

/** What Velero does with an object that is there: leave it, or bring it up to the backup. */
export const existingResourcePolicies = ['none', 'update'] as const;

const restoreIntentSchema = objectField({
  repository: fleetRepositorySchema,
  hub: hubNameField,
  cluster: dnsLabelField,
  backup: dnsSubdomainField,
  namespaces: listField(dnsLabelField).min(1, {
    error: 'it is empty; name at least one',
  }),
  drill: booleanField.optional(),
  namespaceMapping: z.record(dnsLabelField, dnsLabelField).optional(),
  existingResourcePolicy: z
    .enum(existingResourcePolicies, {
      error: `it must be one of ${existingResourcePolicies.join(', ')}`,
    })
    .optional(),
  name: dnsSubdomainField.optional(),
  project: dnsSubdomainField.optional(),
  argocdNamespace: dnsLabelField.optional(),
  layout: repositoryLayoutSchema.optional(),
}).refine(
  ({ namespaces, namespaceMapping = {} }) =>
    Object.keys(namespaceMapping).every(from => namespaces.includes(from)),
  {
    path: ['namespaceMapping'],
    error: 'it maps a namespace that is not restored; add it to namespaces',
  },
);
/** What is to be restored; the fields are those of `fleet:recovery:restore`. */
export type RestoreIntent = z.infer<typeof restoreIntentSchema>;

export const decodeRestore = (input: unknown): DecodedIntent<RestoreIntent> =>
  decodeIntent(restoreIntentSchema, input);

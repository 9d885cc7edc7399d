import {
  booleanField,
  dnsLabelField,
  dnsSubdomainField,
  fleetRepositorySchema,
  hubNameField,
  linkTechnologies,
  listField,
  objectField,
  quote,
  repositoryLayoutSchema,
  textField,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { isIP } from 'node:net';
import { z } from 'zod';
import { DecodedIntent, decodeIntent } from '../decodeIntent';
import { apiServerField, vaultPathField } from '../manifests/clusterFields';
import {
  chartVersionField,
  cidrField,
} from '../manifests/platform/platformFields';

/** Cilium's own limit, unless all clusters of a mesh are set up for 511. */
const MOST_IDS = 255;
/** Every two are linked, so each new one is told of all others. */
const MOST_CLUSTERS = 20;

const addressField = textField(value =>
  isIP(value) > 0 || dnsSubdomainField.safeParse(value).success
    ? undefined
    : `${quote(
        value,
      )} is neither a name nor an address; write for example mesh.prod-eu-1.example.com or 203.0.113.7`,
);

const memberSchema = objectField({
  hub: hubNameField,
  cluster: dnsLabelField,
  podCidr: cidrField.optional(),
  serviceCidr: cidrField.optional(),
  id: z
    .int({ error: `it must be a whole number from 1 to ${MOST_IDS}` })
    .min(1, { error: `it must be at least 1` })
    .max(MOST_IDS, { error: `it must be at most ${MOST_IDS}` })
    .optional(),
  address: addressField.optional(),
});

const connectSchema = objectField({
  repository: fleetRepositorySchema,
  technology: z.enum(linkTechnologies, {
    error: `it must be one of ${linkTechnologies.join(', ')}`,
  }),
  clusters: listField(memberSchema)
    .min(2, { error: 'a link has two ends; name at least two clusters' })
    .max(MOST_CLUSTERS, {
      error: `it has more than ${MOST_CLUSTERS} clusters; connect them in groups`,
    }),
  meshDomain: dnsSubdomainField.optional(),
  submariner: objectField({
    brokerServer: apiServerField.optional(),
    globalnet: booleanField.optional(),
    loadBalancer: booleanField.optional(),
    version: chartVersionField.optional(),
  }).optional(),
  externalDns: objectField({
    domain: dnsSubdomainField,
    version: chartVersionField.optional(),
  }).optional(),
  externalSecrets: objectField({
    store: dnsSubdomainField.optional(),
    mount: vaultPathField.optional(),
  }).optional(),
  project: dnsSubdomainField.optional(),
  argocdNamespace: dnsLabelField.optional(),
  layout: repositoryLayoutSchema.optional(),
}).superRefine(({ clusters }, context) => {
  const taken = new Set<string>();
  clusters.forEach(({ hub, cluster }, index) => {
    // Both technologies know a cluster by its name alone.
    if (taken.has(cluster)) {
      context.addIssue({
        code: 'custom',
        path: ['clusters', index, 'cluster'],
        message: `${quote(
          cluster,
        )} of ${hub} is named twice; each cluster of a group needs a name of its own`,
      });
    }
    taken.add(cluster);
  });
});

/** Which clusters are to be linked, and how; the fields are those of `fleet:network:connect`. */
export type ConnectIntent = z.infer<typeof connectSchema>;

/** @returns what is asked for, or every field that cannot be so and why */
export const decodeConnect = (input: unknown): DecodedIntent<ConnectIntent> =>
  decodeIntent(connectSchema, input);

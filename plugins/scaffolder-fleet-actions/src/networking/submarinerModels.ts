import { z } from 'zod';

/**
 * The custom resources of Submariner that actions write, `submariner.io/v1alpha1`
 * as in the CRDs of its operator 0.24 (config/crd/bases); there is no package of
 * types. Fields that nobody writes here are left out: above all those that would
 * hold a credential.
 */
const metadataSchema = z.strictObject({
  name: z.string(),
  namespace: z.string(),
  annotations: z.record(z.string(), z.string()).optional(),
});

const apiVersion = z.literal('submariner.io/v1alpha1');

const brokerSchema = z.strictObject({
  apiVersion,
  kind: z.literal('Broker'),
  metadata: metadataSchema,
  spec: z.strictObject({
    components: z.array(z.enum(['service-discovery', 'connectivity'])),
    globalnetEnabled: z.boolean(),
  }),
});
export type Broker = z.infer<typeof brokerSchema>;

const submarinerSchema = z.strictObject({
  apiVersion,
  kind: z.literal('Submariner'),
  metadata: metadataSchema,
  spec: z.strictObject({
    broker: z.literal('k8s'),
    brokerK8sApiServer: z.string(),
    brokerK8sRemoteNamespace: z.string(),
    brokerK8sSecret: z.string(),
    ceIPSecDebug: z.boolean(),
    ceIPSecPSKSecret: z.string(),
    cableDriver: z.literal('libreswan'),
    clusterCIDR: z.string(),
    clusterID: z.string(),
    debug: z.boolean(),
    loadBalancerEnabled: z.boolean(),
    namespace: z.string(),
    natEnabled: z.boolean(),
    repository: z.string(),
    serviceCIDR: z.string(),
    serviceDiscoveryEnabled: z.boolean(),
    version: z.string(),
  }),
});
export type Submariner = z.infer<typeof submarinerSchema>;

/** By kind. */
export const submarinerSchemas = {
  Broker: brokerSchema,
  Submariner: submarinerSchema,
} as const;

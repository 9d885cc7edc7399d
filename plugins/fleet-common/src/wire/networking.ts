import { z } from 'zod';
import { blockSchema, clusterRefSchema } from './cluster';
import { phrasesSchema } from './phrase';
import { envelopeShape, timestampSchema } from './sources';

/** What links the pods or services of two clusters. */
export const linkTechnologies = ['ciliumMesh', 'submariner'] as const;
export type LinkTechnology = (typeof linkTechnologies)[number];

/**
 * What one end of a link says of it.
 * - `missing`: this end was not told of the other
 * - `unknown`: it could not be asked, or does not say
 */
export const linkEndStates = [
  'down',
  'missing',
  'connecting',
  'unknown',
  'up',
] as const;
export type LinkEndState = (typeof linkEndStates)[number];

/**
 * Most harm first.
 * - `down`: no end says that it works, and one says that it does not
 * - `disputed`: one end says that it works, the other that it does not
 * - `half`: only one end was told of the other
 * - `connecting`: it is being made
 * - `unknown`: one of the ends could not be asked, or does not say
 * - `up`: both ends say that it works
 */
export const linkStates = [
  'down',
  'disputed',
  'half',
  'connecting',
  'unknown',
  'up',
] as const;
export type LinkState = (typeof linkStates)[number];

export const linkEndSchema = z.object({
  /** Absent: no cluster that the reader sees. */
  ref: clusterRefSchema.optional(),
  /** What the technology calls the cluster. */
  name: z.string(),
  state: z.enum(linkEndStates),
  /** One sentence: what the end says, or why it does not. */
  words: z.string(),
  phrases: phrasesSchema,
  /** Of a packet there and back. */
  latencyMs: z.number().optional(),
  observedAt: timestampSchema.optional(),
});
export type LinkEnd = z.infer<typeof linkEndSchema>;

export const networkLinkSchema = z.object({
  technology: z.enum(linkTechnologies),
  state: z.enum(linkStates),
  /** One sentence. */
  words: z.string(),
  phrases: phrasesSchema,
  /** Two; the one that was told of the other first. */
  ends: z.array(linkEndSchema).length(2),
});
export type NetworkLink = z.infer<typeof networkLinkSchema>;

/** What must differ between linked clusters, and does not. */
export const networkConflictSchema = z.object({
  technology: z.enum(linkTechnologies),
  about: z.enum(['clusterName', 'clusterId', 'podRange']),
  clusters: z.array(clusterRefSchema),
  /** One sentence. */
  words: z.string(),
  phrases: phrasesSchema,
});
export type NetworkConflict = z.infer<typeof networkConflictSchema>;

/**
 * Most harm first.
 * - `broken`: a link does not work, or clashes with another
 * - `attention`: something is half done, or not ready
 * - `unknown`: it could not be read, or does not say
 * - `fine`: it is linked, and everything works
 * - `notLinked`: it is linked to no other cluster, and nothing is wrong
 */
export const networkVerdicts = [
  'broken',
  'attention',
  'unknown',
  'fine',
  'notLinked',
] as const;
export type NetworkVerdict = (typeof networkVerdicts)[number];

export const loadBalancerSchema = z.object({
  namespace: z.string(),
  name: z.string(),
  /** Empty: it has none yet. */
  addresses: z.array(z.string()),
  /** Names that point to it. */
  hostnames: z.array(z.string()),
  since: timestampSchema.optional(),
});
export type LoadBalancerView = z.infer<typeof loadBalancerSchema>;

export const dnsSources = ['Service', 'Ingress', 'DNSEndpoint'] as const;
export const dnsRecordSchema = z.object({
  source: z.enum(dnsSources),
  namespace: z.string(),
  name: z.string(),
  hostname: z.string(),
  targets: z.array(z.string()),
  setIdentifier: z.string().optional(),
  /** Share of the answers, against those of its siblings. */
  weight: z.number().int().optional(),
});
export type DnsRecordView = z.infer<typeof dnsRecordSchema>;

/** A workload of the network, as its Deployment or DaemonSet says. */
export const networkWorkloadSchema = z.object({
  name: z.string(),
  version: z.string().optional(),
  ready: z.boolean(),
  message: z.string().optional(),
});
export type NetworkWorkloadView = z.infer<typeof networkWorkloadSchema>;

export const ciliumMeshSchema = z.object({
  clusterName: z.string(),
  /** 0: none was given. */
  clusterId: z.number().int(),
  /** Ranges that pods get addresses from; empty: not known. */
  podRanges: z.array(z.string()),
  /** What other clusters connect to; absent: the mesh is not enabled. */
  apiServer: networkWorkloadSchema
    .extend({ addresses: z.array(z.string()) })
    .optional(),
});
export type CiliumMeshView = z.infer<typeof ciliumMeshSchema>;

export const submarinerViewSchema = z.object({
  clusterId: z.string(),
  version: z.string().optional(),
  podRanges: z.array(z.string()),
  gateways: z.array(
    z.object({
      name: z.string(),
      /** Does it hold the tunnels? */
      active: z.boolean(),
      failure: z.string().optional(),
    }),
  ),
});
export type SubmarinerView = z.infer<typeof submarinerViewSchema>;

export const sharedServiceSchema = z.object({
  namespace: z.string(),
  name: z.string(),
  exported: z.boolean(),
  /** Why the export is refused. */
  trouble: z.string().optional(),
  /** Clusters that it is imported from. */
  from: z.array(z.string()),
});
export type SharedServiceView = z.infer<typeof sharedServiceSchema>;

const clusterShape = {
  ref: clusterRefSchema,
  environment: z.string().optional(),
  region: z.string().optional(),
  /** The spoke was not read yet; ask again in a moment. */
  pending: z.boolean(),
  verdict: z.enum(networkVerdicts),
  /** One sentence. */
  words: z.string(),
  /** What else is to be said, a sentence each, most harm first. */
  remarks: z.array(z.string()),
  phrases: phrasesSchema,
  /** Of Services; absent where they could not be read. */
  loadBalancers: z
    .object({
      count: z.number().int(),
      /** Those without an address. */
      waiting: z.number().int(),
    })
    .optional(),
  /** Absent where it could not be read. */
  externalDns: z.enum(['ready', 'notReady', 'notInstalled']).optional(),
  /** What it is linked by. */
  technologies: z.array(z.enum(linkTechnologies)),
  /** Names of the service meshes on it. */
  serviceMeshes: z.array(z.string()),
  /** The oldest reading that went into it. */
  observedAt: timestampSchema.optional(),
  /** Why an old reading is shown. */
  stale: z.string().optional(),
};
export const clusterNetworkSchema = z.object(clusterShape);
export type ClusterNetwork = z.infer<typeof clusterNetworkSchema>;

export const networkingResponseSchema = z.object({
  ...envelopeShape,
  /** Most harm first. */
  clusters: z.array(clusterNetworkSchema),
  /** Most harm first. */
  links: z.array(networkLinkSchema),
  conflicts: z.array(networkConflictSchema),
});
export type NetworkingResponse = z.infer<typeof networkingResponseSchema>;

/** What would bring a part that is not installed. */
export const networkRemedySchema = z.object({
  about: z.enum(['externalDns', 'ciliumMesh', 'submariner']),
  /** One sentence. */
  words: z.string(),
  phrases: phrasesSchema,
});
export type NetworkRemedy = z.infer<typeof networkRemedySchema>;

export const clusterNetworkDetailSchema = z.object({
  ...envelopeShape,
  network: z.object({
    ...clusterShape,
    services: blockSchema(z.array(loadBalancerSchema)),
    dnsController: blockSchema(networkWorkloadSchema),
    /** At most 200. */
    dnsRecords: blockSchema(z.array(dnsRecordSchema)),
    ciliumMesh: blockSchema(ciliumMeshSchema),
    submariner: blockSchema(submarinerViewSchema),
    /** At most 200. */
    sharedServices: blockSchema(z.array(sharedServiceSchema)),
    meshes: blockSchema(z.array(networkWorkloadSchema)),
    /** Most harm first. */
    links: z.array(networkLinkSchema),
    conflicts: z.array(networkConflictSchema),
    remedies: z.array(networkRemedySchema),
  }),
});
export type ClusterNetworkDetail = z.infer<typeof clusterNetworkDetailSchema>;

import { z } from 'zod';
import { clusterRefSchema } from './cluster';
import { phrasesSchema } from './phrase';
import { timestampSchema } from './sources';

/**
 * - `ok`: it works
 * - `warning`: it works, and something should be mended all the same
 * - `failed`: it does not work
 * - `unknown`: it could not be found out
 * - `skipped`: not asked, because something before it failed or forbids it
 */
export const checkOutcomes = [
  'ok',
  'warning',
  'failed',
  'unknown',
  'skipped',
] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

/** In the order in which a hub is looked at. */
export const hubChecks = [
  'configuration',
  'reachable',
  'tls',
  'credential',
  'applications',
  'applicationSets',
  'clusters',
  'projects',
  'applicationStream',
  'applicationSetStream',
  'leastPrivilege',
  'operations',
  'objects',
  'version',
] as const;
export type HubCheck = (typeof hubChecks)[number];

/** In the order in which a spoke is looked at. */
export const spokeChecks = [
  'access',
  'reachable',
  'tls',
  'credential',
  'readyz',
  'version',
  'nodes',
  'pods',
  'deployments',
  'daemonSets',
  'nodeMetrics',
  'platform',
  'clusterApi',
] as const;
export type SpokeCheck = (typeof spokeChecks)[number];

/** What to do, and what to paste where. */
export const remedySchema = z.object({
  /** One sentence. */
  words: z.string(),
  phrases: phrasesSchema,
  /** Whole lines, ready to paste. */
  paste: z.string().optional(),
});
export type Remedy = z.infer<typeof remedySchema>;

const checkShape = {
  outcome: z.enum(checkOutcomes),
  /** What was found, one sentence. */
  words: z.string(),
  phrases: phrasesSchema,
  remedy: remedySchema.optional(),
};
/** A check of a hub. */
export const hubCheckSchema = z.object({
  check: z.enum(hubChecks),
  ...checkShape,
});
export type HubCheckResult = z.infer<typeof hubCheckSchema>;
/** A check of a spoke. */
export const spokeCheckSchema = z.object({
  check: z.enum(spokeChecks),
  ...checkShape,
});
export type SpokeCheckResult = z.infer<typeof spokeCheckSchema>;

/**
 * The worst of its checks. `muted`: it is not asked on purpose;
 * `notConfigured`: a spoke that the portal has no access to.
 */
export const verdictSchema = z.enum([
  'ok',
  'attention',
  'broken',
  'muted',
  'notConfigured',
]);
export type Verdict = z.infer<typeof verdictSchema>;

/** A published leak of the Argo CD version that a hub runs. */
export const knownLeakSchema = z.object({
  /** CVE number. */
  id: z.string(),
  /** What leaks to whom, one sentence. */
  words: z.string(),
  phrases: phrasesSchema,
  /** The first versions without it, oldest first. */
  fixedIn: z.array(z.string()),
});
export type KnownLeak = z.infer<typeof knownLeakSchema>;

/** What works of one hub. */
export const doctorHubSchema = z.object({
  /** Its name in the configuration. */
  hub: z.string(),
  /** What people call it. */
  title: z.string(),
  verdict: verdictSchema,
  /** Absent where it could not be asked. */
  argocdVersion: z.string().optional(),
  /** Who the credential belongs to, as the hub says. */
  account: z.string().optional(),
  /** In the order in which they were made; one that fails ends those that rest on it. */
  checks: z.array(hubCheckSchema),
  /** Of this version of Argo CD; empty when none is known. */
  leaks: z.array(knownLeakSchema),
});
export type DoctorHub = z.infer<typeof doctorHubSchema>;

/** What works of one spoke. */
export const doctorSpokeSchema = z.object({
  ref: clusterRefSchema,
  verdict: verdictSchema,
  /** Absent where it could not be asked. */
  kubernetesVersion: z.string().optional(),
  /** In the order in which they were made; one that fails ends those that rest on it. */
  checks: z.array(spokeCheckSchema),
});
export type DoctorSpoke = z.infer<typeof doctorSpokeSchema>;

/** An annotation of an entity that the fleet cannot make use of. */
export const annotationHintSchema = z.object({
  /** The catalog entity that has the annotation. */
  entityRef: z.string(),
  /** What is wrong with it and what to write instead, one sentence. */
  words: z.string(),
  phrases: phrasesSchema,
});
export type AnnotationHint = z.infer<typeof annotationHintSchema>;

/**
 * What works between the portal and its hubs and spokes, asked anew, and what
 * to do about what does not. About the whole fleet, whatever a reader may
 * otherwise see of it.
 */
export const doctorReportSchema = z.object({
  generatedAt: timestampSchema,
  /** One sentence per mistake in the configuration: its key and the remedy. */
  configuration: z.array(z.string()),
  /** In the order of the configuration. */
  hubs: z.array(doctorHubSchema),
  /** By hub and name. */
  spokes: z.array(doctorSpokeSchema),
  /** Present when no spoke at all answers: the portal's own network is to blame. */
  ownNetwork: z.string().optional(),
  /** What `ownNetwork` was made of. */
  phrases: phrasesSchema,
  /** Absent where the catalog was not read. */
  annotations: z.array(annotationHintSchema).optional(),
});
export type DoctorReport = z.infer<typeof doctorReportSchema>;

import type {
  ApplicationSummary,
  Source,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { z as zod } from 'zod/v3';

type Zod = typeof zod;

/** Attributes of an action that only looks. */
export const looksOnly = {
  readOnly: true,
  destructive: false,
  idempotent: true,
} as const;

/** A source that was not heard: what is missing may be there all the same. */
export const unheardSchema = (z: Zod) =>
  z
    .array(
      z.object({
        hub: z.string(),
        cluster: z.string().optional(),
        state: z.string(),
        reason: z.string().optional(),
        lastWordAt: z.string().optional(),
      }),
    )
    .describe(
      'Hubs and clusters that were not heard. What they have may be missing or old: say so, and do not conclude that something is not deployed.',
    );

export function unheardOf(sources: readonly Source[]) {
  return sources
    .filter(({ state }) => state !== 'ok' && state !== 'notConfigured')
    .map(({ hub, cluster, state, reason, observedAt }) => ({
      hub,
      cluster,
      state,
      reason,
      lastWordAt: observedAt,
    }));
}

export const applicationSchema = (z: Zod) =>
  z.object({
    hub: z.string(),
    namespace: z
      .string()
      .describe('Of the Application on its hub: a name may be in several'),
    name: z.string(),
    cluster: z
      .string()
      .nullable()
      .describe('null: its destination is no registered cluster'),
    environment: z.string().optional(),
    version: z.string().optional(),
    state: z
      .string()
      .describe(
        'contradicted: the hub calls its cluster reachable and it does not answer; notHeard: as of the last word; drift: differs from Git',
      ),
    reason: z.string().optional(),
    since: z.string().optional(),
    releasesBehind: z
      .number()
      .describe('Newer releases in the same environment'),
    deployedAt: z.string().optional(),
    argocdUrl: z.string().optional(),
  });

export function applicationOf(application: ApplicationSummary) {
  const { ref, cluster, environment, version, state } = application;
  return {
    hub: ref.hub,
    namespace: ref.namespace,
    name: ref.name,
    cluster,
    environment,
    version,
    state,
    reason: application.reason ?? application.progressive?.message,
    since: application.since,
    releasesBehind: application.behind,
    deployedAt: application.deployedAt,
    argocdUrl: application.links.argocd,
  };
}

export const serviceWords =
  'A service as the fleet pages call it, or an entity reference such as component:default/checkout';

/** Why an answer about a service is empty, for who would take silence for an answer. */
export const nothingFoundSchema = (z: Zod) =>
  z
    .string()
    .optional()
    .describe('Only where the service has no Application: what that means');

export function nothingFound(
  { applications }: { applications: readonly unknown[] },
  service: string,
): string | undefined {
  return applications.length > 0
    ? undefined
    : `No Application that you may see belongs to ${service}. It may be called otherwise, or its ApplicationSet makes none: explain-placement says why.`;
}

import { QueryClient } from '@tanstack/react-query';
import { ResponseError } from '@backstage/errors';
import { FleetApi } from '../api';
import { LiveUpdates } from './LiveUpdates';

export interface FleetSession {
  queries: QueryClient;
  live: LiveUpdates;
}

const sessions = new WeakMap<FleetApi, FleetSession>();

/**
 * The cache and the live connection that all fleet pages and cards of one app
 * share. They belong to the API instance, so that two apps (or two tests)
 * never see each other's answers.
 */
export function fleetSessionOf(api: FleetApi): FleetSession {
  const known = sessions.get(api);
  if (known) return known;
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        // Live updates mark answers as old; this only spares double questions.
        staleTime: 2_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, error) => failures < 1 && !isRefusal(error),
        retryDelay: 500,
      },
    },
  });
  const session = { queries, live: new LiveUpdates({ api, queries }) };
  sessions.set(api, session);
  return session;
}

/** The errors of the API, by status over HTTP and by name elsewhere. */
const refusals = new Map<string, number>([
  ['InputError', 400],
  ['AuthenticationError', 401],
  ['NotAllowedError', 403],
  ['NotFoundError', 404],
  ['ConflictError', 409],
]);

function statusOf(error: unknown): number | undefined {
  if (error instanceof ResponseError) return error.statusCode;
  return error instanceof Error ? refusals.get(error.name) : undefined;
}

/** 4xx: asking again gives the same answer. */
export function isRefusal(error: unknown): boolean {
  const status = statusOf(error);
  return status !== undefined && status >= 400 && status < 500;
}

/** Named by the backend where one is missing; not by a proxy that refuses. */
export function missingPermission(error: unknown): string | undefined {
  if (statusOf(error) !== 403) return undefined;
  const refusal = error instanceof ResponseError ? error.cause : error;
  return refusal instanceof Error &&
    'permission' in refusal &&
    typeof refusal.permission === 'string'
    ? refusal.permission
    : undefined;
}

/** What the reader may not see looks the same as what does not exist. */
export function isForbidden(error: unknown): boolean {
  const status = statusOf(error);
  return status === 403 || status === 404;
}

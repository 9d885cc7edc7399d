import type { Request } from 'express';
import { bearerToken } from '../http/reply';
import type { ApplicationState } from '../world/applicationState';
import type { FleetWorld } from '../world/FleetWorld';
import type { HubWorld } from '../world/HubWorld';
import { permissionDenied, RpcError } from './rpcErrors';

/** Each may what those before it may. */
const roles = ['reader', 'syncer', 'operator'] as const;
type HubRole = (typeof roles)[number];

/** An account of a hub. */
export interface HubAccount {
  name: string;
  token: string;
  /**
   * `reader` may look, `syncer` may also sync, roll back and terminate, and
   * `operator` delete and preview ApplicationSets as well.
   */
  role: HubRole;
}

export interface HubContext {
  hub: HubWorld;
  world: FleetWorld;
  accounts: readonly HubAccount[];
  /** For `POST /api/v1/session`. */
  login: { username: string; password: string };
  /** Where the hub answers, as it says itself in its settings. */
  url(): string;
}

export function accountOf(
  context: HubContext,
  request: Request,
): HubAccount | undefined {
  const token = bearerToken(request);
  return context.accounts.find(account => account.token === token);
}

/** @throws RpcError 401 when nobody is signed in */
export function signedIn(context: HubContext, request: Request): HubAccount {
  const account = accountOf(context, request);
  if (!account) {
    throw new RpcError('unauthenticated', 'no session information');
  }
  return account;
}

/** @throws RpcError 403 with the words of Argo CD's RBAC */
export function requireRole(
  role: HubRole,
  context: HubContext,
  request: Request,
  what: string,
): HubAccount {
  const account = signedIn(context, request);
  if (roles.indexOf(account.role) < roles.indexOf(role)) {
    throw permissionDenied(`${what}, sub: ${account.name}`);
  }
  return account;
}

/** @throws RpcError 403 with the words of Argo CD's RBAC */
export function requireOperator(
  context: HubContext,
  request: Request,
  what: string,
): HubAccount {
  return requireRole('operator', context, request, what);
}

/** The Application of the path. One that is not there looks like one that may not be seen. */
export function applicationOf(
  context: HubContext,
  request: Request,
): ApplicationState {
  const app = context.hub.application(request.params.name);
  if (!app) throw permissionDenied();
  const { project } = request.query;
  if (typeof project === 'string' && project && project !== app.spec.project) {
    throw permissionDenied();
  }
  return app;
}

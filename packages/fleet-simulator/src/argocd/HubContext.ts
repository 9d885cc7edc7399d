import type { Request } from 'express';
import { bearerToken } from '../http/reply';
import type { ApplicationState } from '../world/applicationState';
import type { FleetWorld } from '../world/FleetWorld';
import type { HubWorld } from '../world/HubWorld';
import { permissionDenied, RpcError } from './rpcErrors';

/** An account of a hub. */
export interface HubAccount {
  name: string;
  token: string;
  /** `reader` may look, `operator` may also sync, roll back and preview ApplicationSets. */
  role: 'reader' | 'operator';
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
export function requireOperator(
  context: HubContext,
  request: Request,
  what: string,
): HubAccount {
  const account = signedIn(context, request);
  if (account.role !== 'operator') {
    throw permissionDenied(`${what}, sub: ${account.name}`);
  }
  return account;
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

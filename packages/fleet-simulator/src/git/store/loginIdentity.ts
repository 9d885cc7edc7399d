import type { Identity } from '../types';

/** Who commits, opens and merges over the REST API: the owner of the token. */
export const API_LOGIN = 'fleet-portal';

/** Who merges and closes on the web page, where nobody signs in. */
export const WEB_LOGIN = 'demo-reviewer';

/** The Git identity of a login, with an address that can never be mailed to. */
export function loginIdentity(login: string): Identity {
  return { name: login, email: `${login}@users.noreply.localhost` };
}

import type {
  AuthService,
  PermissionsService,
  PermissionsServiceRequestOptions,
} from '@backstage/backend-plugin-api';
import type {
  AuthorizePermissionRequest,
  AuthorizePermissionResponse,
  Permission,
  QueryPermissionRequest,
  QueryPermissionResponse,
} from '@backstage/plugin-permission-common';
import { createHash } from 'node:crypto';

/** Who asked least recently is asked about anew. */
const MOST_READERS = 2_000;

/** What the policy said of one reader, by name of the permission. */
interface Kept {
  /** Milliseconds since the epoch. */
  readonly until: number;
  readonly definite: Map<string, Promise<AuthorizePermissionResponse>>;
  readonly conditional: Map<string, Promise<QueryPermissionResponse>>;
}

/**
 * Asks the policy once, and for some seconds after that goes by what it said:
 * a decision is a request of its own, and dearer than most answers. So what is
 * granted or revoked takes up to so many seconds to be seen. Only for reading;
 * whoever changes something has to ask anew.
 *
 * Kept for each token and never for a name: after another sign-in the policy
 * may know other claims of the same user. Nothing is kept for services, whose
 * decisions are made without a request.
 */
export class KeptDecisions implements PermissionsService {
  readonly #permissions: PermissionsService;
  readonly #auth: AuthService;
  readonly #keepMs: number;
  readonly #now: () => number;
  readonly #readers = new Map<string, Kept>();

  /** @param options.keepMs - from the moment of asking; 0 asks every time */
  constructor(options: {
    permissions: PermissionsService;
    auth: AuthService;
    keepMs: number;
    now: () => number;
  }) {
    this.#permissions = options.permissions;
    this.#auth = options.auth;
    this.#keepMs = options.keepMs;
    this.#now = options.now;
  }

  async authorize(
    requests: AuthorizePermissionRequest[],
    options: PermissionsServiceRequestOptions,
  ): Promise<AuthorizePermissionResponse[]> {
    const ask = (some: AuthorizePermissionRequest[]) =>
      this.#permissions.authorize(some, options);
    // About one resource: as many decisions as there are resources.
    if (requests.some(one => one.resourceRef !== undefined)) {
      return ask(requests);
    }
    const kept = await this.#keptOf(options);
    return kept ? decide(kept.definite, requests, ask) : ask(requests);
  }

  async authorizeConditional(
    requests: QueryPermissionRequest[],
    options: PermissionsServiceRequestOptions,
  ): Promise<QueryPermissionResponse[]> {
    const ask = (some: QueryPermissionRequest[]) =>
      this.#permissions.authorizeConditional(some, options);
    const kept = await this.#keptOf(options);
    return kept ? decide(kept.conditional, requests, ask) : ask(requests);
  }

  async #keptOf(
    options: PermissionsServiceRequestOptions,
  ): Promise<Kept | undefined> {
    if (this.#keepMs === 0 || !('credentials' in options)) return undefined;
    const { credentials } = options;
    if (!this.#auth.isPrincipal(credentials, 'user')) return undefined;
    // The very token that the policy would be asked with; an old one without
    // the proof of who it is for has no such form.
    const limited = await this.#auth
      .getLimitedUserToken(credentials)
      .catch(() => undefined);
    if (!limited) return undefined;
    const { token, expiresAt } = limited;
    const key = createHash('sha256').update(token).digest('base64');
    const known = this.#readers.get(key);
    this.#readers.delete(key);
    const now = this.#now();
    const kept =
      known && known.until > now
        ? known
        : this.#begin(Math.min(now + this.#keepMs, expiresAt.getTime()));
    this.#readers.set(key, kept);
    return kept;
  }

  #begin(until: number): Kept {
    const [longestAgo] = this.#readers.keys();
    if (this.#readers.size >= MOST_READERS) this.#readers.delete(longestAgo);
    return { until, definite: new Map(), conditional: new Map() };
  }
}

/** Asks for what is not known in one go; who asks meanwhile waits for that. */
function decide<Q extends { permission: Permission }, D>(
  kept: Map<string, Promise<D>>,
  requests: readonly Q[],
  ask: (requests: Q[]) => Promise<D[]>,
): Promise<D[]> {
  const unknown = requests.filter(one => !kept.has(one.permission.name));
  if (unknown.length > 0) {
    const asked = ask(unknown);
    unknown.forEach(({ permission: { name } }, index) => {
      const decision = asked.then(decisions => decisions[index]);
      kept.set(name, decision);
      // Who asked is told; whoever asks next tries again.
      decision.catch(() => kept.delete(name));
    });
  }
  return Promise.all(
    requests.flatMap(({ permission }) => kept.get(permission.name) ?? []),
  );
}

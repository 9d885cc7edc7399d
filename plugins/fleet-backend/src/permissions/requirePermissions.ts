import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';

/**
 * @throws NotAllowedError that names the first permission that is missing: in its
 *   words, and by itself in `permission`, which the answer carries to pages that
 *   say it in the reader's language
 */
export async function requirePermissions(
  permissions: PermissionsService,
  wanted: readonly BasicPermission[],
  credentials: BackstageCredentials,
): Promise<void> {
  const decisions = await permissions.authorize(
    wanted.map(permission => ({ permission })),
    { credentials },
  );
  const missing = wanted.find(
    (_, index) => decisions[index]?.result !== AuthorizeResult.ALLOW,
  );
  if (missing) {
    const refusal = new NotAllowedError(
      `You need the permission ${missing.name} for this. Ask whoever looks after the portal's permission policy.`,
    );
    throw Object.assign(refusal, { permission: missing.name });
  }
}

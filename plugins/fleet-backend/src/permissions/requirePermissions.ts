import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';

/** @throws NotAllowedError that names the first permission that is missing */
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
    throw new NotAllowedError(
      `You need the permission ${missing.name} for this. Ask whoever looks after the portal's permission policy.`,
    );
  }
}

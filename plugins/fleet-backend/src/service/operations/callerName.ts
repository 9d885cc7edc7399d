import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';

/** Entity reference of a user, also where a plugin acts for them; else the name of the service. */
export function callerName(
  auth: AuthService,
  credentials: BackstageCredentials,
): string {
  if (auth.isPrincipal(credentials, 'user')) {
    return credentials.principal.userEntityRef;
  }
  return auth.isPrincipal(credentials, 'service')
    ? credentials.principal.subject
    : 'nobody';
}

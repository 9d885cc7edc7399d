import { json, type Router } from 'express';
import { z } from 'zod';
import { replyJson } from '../http/reply';
import { accountOf, type HubContext } from './HubContext';
import { RpcError } from './rpcErrors';

const loginSchema = z.object({ username: z.string(), password: z.string() });

/** Routes that answer without a token. */
export function addOpenRoutes(router: Router, context: HubContext): void {
  router.get('/api/version', (request, response) => {
    replyJson(request, response, {
      Version: 'v3.5.1+demo',
      BuildDate: '1970-01-01T00:00:00Z',
      GoVersion: 'go1.26.8',
      Compiler: 'gc',
      Platform: 'linux/amd64',
      KustomizeVersion: 'v5.8.0',
      HelmVersion: 'v3.20',
      JsonnetVersion: 'v0.22.0',
    });
  });

  router.post('/api/v1/session', json(), (request, response) => {
    const asked = loginSchema.safeParse(request.body);
    const { username, password } = context.login;
    if (
      !asked.success ||
      asked.data.username !== username ||
      asked.data.password !== password
    ) {
      throw new RpcError('unauthenticated', 'Invalid username or password');
    }
    const [account] = context.accounts;
    replyJson(request, response, { token: account.token });
  });

  // Anonymous is 200 and empty, so this proves nothing about a token.
  router.get('/api/v1/session/userinfo', (request, response) => {
    const account = accountOf(context, request);
    replyJson(
      request,
      response,
      account ? { loggedIn: true, username: account.name, iss: 'argocd' } : {},
    );
  });
}

const readerMay = ['get'];

export function addAccountRoutes(router: Router, context: HubContext): void {
  router.get(
    '/api/v1/account/can-i/:resource/:action/:subresource(*)',
    (request, response) => {
      const account = accountOf(context, request);
      const { resource, action } = request.params;
      const may =
        account?.role === 'operator' ||
        (account !== undefined && readerMay.includes(action)) ||
        (account?.role === 'syncer' &&
          resource === 'applications' &&
          action === 'sync');
      replyJson(request, response, { value: may ? 'yes' : 'no' });
    },
  );
}

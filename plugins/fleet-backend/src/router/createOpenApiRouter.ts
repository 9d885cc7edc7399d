import {
  HttpAuthService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { readFile } from 'node:fs/promises';

/** The document of all routes, as it is published, for whoever is signed in. */
export function createOpenApiRouter(options: {
  readonly httpAuth: HttpAuthService;
}): Router {
  const file = resolvePackagePath(
    '@fleet-portal/backstage-plugin-fleet-backend',
    'openapi.json',
  );
  const router = PromiseRouter();
  let document: Promise<string> | undefined;
  router.get('/openapi.json', async (req, res) => {
    await options.httpAuth.credentials(req);
    document ??= readFile(file, 'utf8');
    res.type('json').send(await document);
  });
  return router;
}

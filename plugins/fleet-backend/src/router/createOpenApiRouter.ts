import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { buildDocument } from '../openapi/buildDocument';

/** The document of all routes, for whoever is signed in. */
export function createOpenApiRouter(options: {
  readonly httpAuth: HttpAuthService;
}): Router {
  const router = PromiseRouter();
  let document: object | undefined;
  router.get('/openapi.json', async (req, res) => {
    await options.httpAuth.credentials(req);
    document ??= buildDocument();
    res.json(document);
  });
  return router;
}

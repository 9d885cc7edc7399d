import { NotFoundError } from '@backstage/errors';
import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { ApiContext } from './ApiContext';
import { addGitDataRoutes } from './gitDataRoutes';
import { addGraphqlRoute } from './graphqlRoute';
import { addLabelRoutes } from './labelRoutes';
import { addPullRequestRoutes } from './pullRequestRoutes';
import { addReadRoutes } from './readRoutes';
import { addRefRoutes } from './refRoutes';
import { requireToken } from './requireToken';
import { respondWithError } from './respondWithError';

/** `/repos/…` and `/graphql`: what Backstage asks of GitHub's API, and no more. */
export function createApiRouter(context: ApiContext, token: string): Router {
  const router = PromiseRouter();
  const paths = ['/repos', '/graphql'];
  router.use(paths, requireToken(token), express.json({ limit: '8mb' }));
  addReadRoutes(router, context);
  addGitDataRoutes(router, context);
  addRefRoutes(router, context);
  addPullRequestRoutes(router, context);
  addLabelRoutes(router, context);
  addGraphqlRoute(router, context);
  router.use(paths, () => {
    throw new NotFoundError('Not Found');
  });
  router.use(paths, respondWithError());
  return router;
}

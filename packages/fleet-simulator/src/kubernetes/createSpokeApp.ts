import { InputError } from '@backstage/errors';
import express, { type ErrorRequestHandler, type Express } from 'express';
import PromiseRouter from 'express-promise-router';
import { bearerToken } from '../http/reply';
import { addAccessReviewRoutes } from './accessReviewRoutes';
import { addDiscoveryRoutes, addOpenRoutes } from './discoveryRoutes';
import {
  badRequest,
  forbidden,
  noSuchResource,
  replyStatus,
  unauthorized,
} from './kubeStatus';
import { addMetricsRoutes } from './metricsRoutes';
import { addResourceRoutes } from './resourceRoutes';
import type { SpokeContext } from './SpokeContext';

const kubeErrors: ErrorRequestHandler = (error, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  replyStatus(
    request,
    response,
    error instanceof InputError
      ? badRequest(message)
      : { code: 500, reason: 'InternalError', message },
  );
};

/** The Kubernetes API of one spoke. Version and health answer everybody, all else the reader only. */
export function createSpokeApp(context: SpokeContext): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  const router = PromiseRouter();
  addOpenRoutes(router, context);
  router.use((request, response, next) => {
    const token = bearerToken(request);
    if (token === context.reader.token) {
      next();
    } else if (request.headers.authorization !== undefined) {
      replyStatus(request, response, unauthorized);
    } else {
      const plural = request.path.split('/').filter(Boolean).at(-1) ?? '';
      const group = /^\/apis\/([^/]+)\//.exec(request.path)?.[1] ?? '';
      replyStatus(
        request,
        response,
        forbidden('system:anonymous', 'list', plural, group),
      );
    }
  });
  addAccessReviewRoutes(router, context);
  router.use((request, response, next) => {
    if (request.method === 'GET') next();
    else {
      replyStatus(request, response, {
        code: 405,
        reason: 'MethodNotAllowed',
        message:
          'the server does not allow this method on the requested resource',
      });
    }
  });
  addDiscoveryRoutes(router, context);
  addMetricsRoutes(router, context);
  addResourceRoutes(router, context);
  app.use(router);
  app.use((request, response) =>
    replyStatus(request, response, noSuchResource),
  );
  app.use(kubeErrors);
  return app;
}

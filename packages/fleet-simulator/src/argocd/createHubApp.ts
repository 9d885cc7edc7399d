import express, { type Express } from 'express';
import PromiseRouter from 'express-promise-router';
import { addAccountRoutes, addOpenRoutes } from './accountRoutes';
import { addApplicationDetailRoutes } from './applicationDetailRoutes';
import { addApplicationRoutes } from './applicationRoutes';
import { addApplicationSetRoutes } from './applicationSetRoutes';
import { addClusterRoutes } from './clusterRoutes';
import { addOperationRoutes } from './operationRoutes';
import { addProjectRoutes } from './projectRoutes';
import { signedIn, type HubContext } from './HubContext';
import { rpcErrors } from './rpcErrors';
import { addStreams } from './streams';

/** The REST and stream API of one hub, as Argo CD 3.5 serves it. */
export function createHubApp(context: HubContext): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  const router = PromiseRouter();
  addOpenRoutes(router, context);
  router.use('/api/v1', (request, _response, next) => {
    signedIn(context, request);
    next();
  });
  addAccountRoutes(router, context);
  addApplicationRoutes(router, context);
  addApplicationDetailRoutes(router, context);
  addOperationRoutes(router, context);
  addApplicationSetRoutes(router, context);
  addClusterRoutes(router, context);
  addProjectRoutes(router, context);
  addStreams(router, context);
  app.use(router);
  app.use((_request, response) => {
    response.status(404).type('text/plain').send('Not Found\n');
  });
  app.use(rpcErrors);
  return app;
}

import express, { type Express } from 'express';
import PromiseRouter from 'express-promise-router';
import { addPrometheusRoutes } from '../prometheus/addPrometheusRoutes';
import type { ControlOptions } from './ControlOptions';
import { addControlRoutes } from './controlRoutes';
import { onlyLocal } from './onlyLocal';
import { addPageRoutes } from './pageRoutes';

/** The control API and its page, and the metrics of the fleet. */
export function createControlApp(options: ControlOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  const router = PromiseRouter();
  router.use(onlyLocal);
  addPageRoutes(router, options);
  addControlRoutes(router, options);
  const thanos = PromiseRouter();
  addPrometheusRoutes(thanos, options.metrics);
  router.use('/thanos/api/v1', thanos);
  app.use(router);
  return app;
}

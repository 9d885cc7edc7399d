import express, { type Express } from 'express';
import PromiseRouter from 'express-promise-router';
import type { FleetUrls } from '../fleetUrls';
import { addPrometheusRoutes } from '../prometheus/addPrometheusRoutes';
import type { WorldMetrics } from '../prometheus/WorldMetrics';
import type { Controls } from './Controls';
import { addControlRoutes } from './controlRoutes';
import { onlyLocal } from './onlyLocal';
import { addPageRoutes } from './pageRoutes';

export interface ControlOptions {
  controls: Controls;
  urls: FleetUrls;
  /** Begins the world anew. */
  reset(): Promise<void>;
  /** Of the world that there is now. */
  metrics(): WorldMetrics;
}

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

import express, { type Express } from 'express';
import PromiseRouter from 'express-promise-router';
import type { FleetUrls } from '../fleetUrls';
import type { Controls } from './Controls';
import { addControlRoutes } from './controlRoutes';
import { onlyLocal } from './onlyLocal';
import { addPageRoutes } from './pageRoutes';

export interface ControlOptions {
  controls: Controls;
  urls: FleetUrls;
  /** Begins the world anew. */
  reset(): Promise<void>;
}

/** The control API and its page. */
export function createControlApp(options: ControlOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  const router = PromiseRouter();
  router.use(onlyLocal);
  addPageRoutes(router, options);
  addControlRoutes(router, options);
  app.use(router);
  return app;
}

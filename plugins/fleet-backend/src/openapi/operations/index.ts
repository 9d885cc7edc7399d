import type { Operation } from '../Operation';
import { applicationRoutes } from './applicationRoutes';
import { clusterRoutes } from './clusterRoutes';
import { hubRoutes } from './hubRoutes';
import { lifeRoutes } from './lifeRoutes';
import { overviewRoutes } from './overviewRoutes';
import { rolloutRoutes } from './rolloutRoutes';

/** Every route of the plugin; a test compares them with its routers. */
export const operations: readonly Operation[] = [
  ...overviewRoutes,
  ...clusterRoutes,
  ...applicationRoutes,
  ...rolloutRoutes,
  ...hubRoutes,
  ...lifeRoutes,
];

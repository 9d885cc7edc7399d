/** The process of the measured portal; see PortalHandle for what it is asked. */
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { z } from 'zod';
import { catalogEntities } from '../fleet/entities';
import { planFleet } from '../fleet/planFleet';
import { fleetSizeSchema } from '../hub/HubsHandle';
import { answerQuestions } from '../process/answerQuestions';
import { selfMeasurement } from '../process/selfMeasurement';
import { emptyRoutePlugin } from './emptyRoute';

const startSchema = z.object({
  size: fleetSizeSchema,
  port: z.number(),
  hubs: z.array(z.object({ name: z.string(), url: z.string() })),
  permissions: z.boolean(),
  /** Also the built pages. */
  app: z.boolean(),
});
type Start = z.output<typeof startSchema>;

function configOf({ port, hubs, permissions }: Start) {
  const baseUrl = `http://127.0.0.1:${port}`;
  return new ConfigReader({
    app: { title: 'Benchmark', baseUrl, packages: 'all' },
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: ':memory:' },
    },
    auth: {
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    permission: { enabled: permissions },
    fleet: {
      hubs: hubs.map(hub => ({ ...hub, token: 'not-looked-at' })),
    },
  });
}

/**
 * What a portal needs to answer for the fleet, with the real sign-in,
 * permissions and signals. The catalog answers from memory: the fleet reads it
 * once a minute, and never for a page.
 */
async function startPortal(start: Start): Promise<void> {
  const entities = catalogEntities(planFleet(start.size));
  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => configOf(start),
    }),
  );
  backend.add(
    createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => catalogServiceMock({ entities }),
    }),
  );
  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(
    import('@backstage/plugin-permission-backend-module-allow-all-policy'),
  );
  backend.add(import('@backstage/plugin-events-backend'));
  backend.add(import('@backstage/plugin-signals-backend'));
  backend.add(import('@fleet-portal/backstage-plugin-fleet-backend'));
  backend.add(emptyRoutePlugin);
  if (start.app) backend.add(import('@backstage/plugin-app-backend'));
  await backend.start();
}

answerQuestions({
  ...selfMeasurement(),
  start: input => startPortal(startSchema.parse(input)),
});

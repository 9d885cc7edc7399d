import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { fleetServiceRef } from '@fleet-portal/backstage-plugin-fleet-node';
import { readModuleConfig } from './config';
import { HubEntityProvider } from './HubEntityProvider';

/** Puts hubs and spokes into the catalog as Resource entities. */
export const catalogModuleFleet = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'fleet',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        fleet: fleetServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, catalog, config, fleet, logger, scheduler }) {
        const { hubs, defaults, schedule } = readModuleConfig(config);
        const providers = hubs.map(
          hub => new HubEntityProvider(hub, defaults, logger),
        );
        if (providers.length === 0) return;
        catalog.addEntityProvider(...providers);
        await scheduler.scheduleTask({
          ...schedule,
          id: 'argocd-fleet-entities',
          fn: async () => {
            const credentials = await auth.getOwnServiceCredentials();
            const client = fleet.forCredentials(credentials);
            const overview = await client.getOverview();
            for (const provider of providers) await provider.update(overview);
          },
        });
      },
    });
  },
});

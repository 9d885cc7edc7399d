import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { fleetServiceRef } from '@fleet-portal/backstage-plugin-fleet-node';
import { readModuleConfig } from './config';
import { DeployedComponentProcessor } from './DeployedComponentProcessor';
import { DeployedComponents } from './DeployedComponents';
import { HubEntityProvider } from './HubEntityProvider';

/**
 * Puts hubs and spokes into the catalog as Resource entities, and marks the
 * components that Applications name.
 */
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
        const ownFleet = async () =>
          fleet.forCredentials(await auth.getOwnServiceCredentials());
        const providers = hubs.map(
          hub => new HubEntityProvider(hub, defaults, logger),
        );
        if (providers.length === 0) return;
        const deployed = new DeployedComponents();
        catalog.addEntityProvider(...providers, deployed);
        catalog.addProcessor(new DeployedComponentProcessor(deployed));
        await scheduler.scheduleTask({
          ...schedule,
          id: 'argocd-fleet-entities',
          fn: async () => {
            const client = await ownFleet();
            const overview = await client.getOverview();
            for (const provider of providers) await provider.update(overview);
          },
        });
        // Any replica may process any component, so each of them has to know.
        await scheduler.scheduleTask({
          ...schedule,
          scope: 'local',
          id: 'argocd-fleet-deployed',
          fn: async () => deployed.update(await ownFleet()),
        });
      },
    });
  },
});

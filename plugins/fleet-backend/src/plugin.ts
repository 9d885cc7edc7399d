import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  fleetHubsExtensionPoint,
  fleetSpokesExtensionPoint,
  HubClient,
  SpokeAccess,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { randomUUID } from 'node:crypto';
import { systemClock } from './clock';
import { readFleetConfig } from './config';
import { FleetRuntime } from './FleetRuntime';
import { publishVersions } from './signals/publishVersions';

/** The fleet backend: wiring only. */
export const fleetPlugin = createBackendPlugin({
  pluginId: 'fleet',
  register(env) {
    const hubClients: HubClient[] = [];
    const spokeAccess: SpokeAccess[] = [];
    env.registerExtensionPoint(fleetHubsExtensionPoint, {
      addHubClient(client) {
        if (hubClients.some(({ hub }) => hub === client.hub)) {
          throw new ConflictError(`Hub ${client.hub} was added twice`);
        }
        hubClients.push(client);
      },
    });
    env.registerExtensionPoint(fleetSpokesExtensionPoint, {
      addSpokeAccess(access) {
        spokeAccess.push(access);
      },
    });

    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        signals: signalsServiceRef,
      },
      async init({ config, lifecycle, logger, signals }) {
        const fleetConfig = readFleetConfig(config);
        for (const problem of fleetConfig.problems) logger.warn(problem);
        const runtime = new FleetRuntime({
          config: fleetConfig,
          logger,
          clock: systemClock,
          random: Math.random,
          epoch: randomUUID(),
          hubClients,
          spokeAccess,
        });
        const stopSignals = publishVersions({
          model: runtime.model,
          signals,
          clock: systemClock,
          logger,
        });
        lifecycle.addShutdownHook(async () => {
          stopSignals();
          await runtime.stop();
        });
        runtime.start();
      },
    });
  },
});

import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { fleetReadPermission } from '@fleet-portal/backstage-plugin-fleet-common';
import Router from 'express-promise-router';
import { benchChannel } from './benchChannel';

/**
 * The floors of every route, in the same backend with the same middleware:
 * `/empty`, where a signed-in user asks and is told nothing, and `/permitted`,
 * where that needs one decision of the permission backend. And `/signal`, which
 * sends a signal to all who listen to the channel of the benchmark.
 */
export const emptyRoutePlugin = createBackendPlugin({
  pluginId: 'bench',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        signals: signalsServiceRef,
      },
      async init({ httpAuth, httpRouter, permissions, signals }) {
        const router = Router();
        router.get('/empty', async (req, res) => {
          await httpAuth.credentials(req, { allow: ['user'] });
          res.json({});
        });
        router.get('/permitted', async (req, res) => {
          const credentials = await httpAuth.credentials(req);
          const question = { permission: fleetReadPermission };
          await permissions.authorize([question], { credentials });
          res.json({});
        });
        let version = 0;
        router.get('/signal', async (_, res) => {
          version += 1;
          await signals.publish({
            recipients: { type: 'broadcast' },
            channel: benchChannel,
            message: { version, epoch: 'an epoch of thirty-six characters' },
          });
          res.json({});
        });
        httpRouter.use(router);
      },
    });
  },
});

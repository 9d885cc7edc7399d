import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { fleetReadPermission } from '@fleet-portal/backstage-plugin-fleet-common';
import Router from 'express-promise-router';

/**
 * The floors of every route, in the same backend with the same middleware:
 * `/empty`, where a signed-in user asks and is told nothing, and `/permitted`,
 * where that needs one decision of the permission backend.
 */
export const emptyRoutePlugin = createBackendPlugin({
  pluginId: 'bench',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
      },
      async init({ httpAuth, httpRouter, permissions }) {
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
        httpRouter.use(router);
      },
    });
  },
});

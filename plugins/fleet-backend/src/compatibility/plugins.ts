import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { fleetServiceRef } from '@fleet-portal/backstage-plugin-fleet-node';
import { createCompatibilityRouter } from './createCompatibilityRouter';

function compatibilityPlugin(pluginId: string) {
  return createBackendPlugin({
    pluginId,
    register(env) {
      env.registerInit({
        deps: {
          fleet: fleetServiceRef,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
        },
        async init({ fleet, httpAuth, httpRouter }) {
          httpRouter.use(createCompatibilityRouter({ fleet, httpAuth }));
        },
      });
    },
  });
}

/**
 * Answers the front end of Roadie's Argo CD plugin, in place of its backend:
 * `backend.add(argocdCompatibilityPlugin)` beside the fleet backend.
 */
export const argocdCompatibilityPlugin = compatibilityPlugin('argocd');

/** The same for the front end of the community's Argo CD plugin. */
export const communityArgocdCompatibilityPlugin = compatibilityPlugin(
  'backstage-community-argocd',
);

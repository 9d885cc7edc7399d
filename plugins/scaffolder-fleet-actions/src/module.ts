import { createBackendModule } from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { fleetServiceRef } from '@fleet-portal/backstage-plugin-fleet-node';
import {
  createApplicationSetAction,
  onboardClusterAction,
  previewPlacementAction,
  waitForRolloutAction,
} from './actions';

/** Adds the fleet's actions to the scaffolder. */
export const scaffolderModuleFleet = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'fleet',
  register(env) {
    env.registerInit({
      deps: {
        scaffolderActions: scaffolderActionsExtensionPoint,
        fleet: fleetServiceRef,
      },
      async init({ scaffolderActions, fleet }) {
        scaffolderActions.addActions(
          createApplicationSetAction(),
          onboardClusterAction(),
          previewPlacementAction({ fleet }),
          waitForRolloutAction({ fleet }),
        );
      },
    });
  },
});

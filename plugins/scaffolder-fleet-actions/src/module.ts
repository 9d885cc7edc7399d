import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { fleetServiceRef } from '@fleet-portal/backstage-plugin-fleet-node';
import {
  createApplicationSetAction,
  findPullRequestAction,
  labelClusterAction,
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
        config: coreServices.rootConfig,
      },
      async init({ scaffolderActions, fleet, config }) {
        const integrations = ScmIntegrations.fromConfig(config);
        const githubCredentialsProvider =
          DefaultGithubCredentialsProvider.fromIntegrations(integrations);
        scaffolderActions.addActions(
          createApplicationSetAction(),
          findPullRequestAction({ integrations, githubCredentialsProvider }),
          labelClusterAction({ fleet }),
          onboardClusterAction(),
          previewPlacementAction({ fleet }),
          waitForRolloutAction({ fleet }),
        );
      },
    });
  },
});

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
  addDashboardAction,
  connectClustersAction,
  createApplicationSetAction,
  equipClusterAction,
  failOverRegionAction,
  findPullRequestAction,
  grantTeamAction,
  labelClusterAction,
  onboardClusterAction,
  previewEnvironmentAction,
  previewPlacementAction,
  promoteReleaseAction,
  provisionClusterAction,
  restoreNamespacesAction,
  retireApplicationSetAction,
  retireClusterAction,
  rollBackReleaseAction,
  scaleClusterAction,
  scaleHubAction,
  stopUpgradeAction,
  subscribeNotificationsAction,
  syncApplicationAction,
  updateApplicationSetAction,
  upgradeWaveAction,
  waitForReadinessAction,
  waitForRolloutAction,
} from './actions';

import { readPullRequestHosts } from './previews/pullRequestHosts';

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
        reader: coreServices.urlReader,
      },
      async init({ scaffolderActions, fleet, config, reader }) {
        const integrations = ScmIntegrations.fromConfig(config);
        const githubCredentialsProvider =
          DefaultGithubCredentialsProvider.fromIntegrations(integrations);
        const repositoryOptions = { fleet, reader, integrations };
        scaffolderActions.addActions(
          addDashboardAction({ reader, integrations }),
          connectClustersAction(repositoryOptions),
          createApplicationSetAction({ reader, integrations }),
          equipClusterAction({ reader, integrations }),
          failOverRegionAction(repositoryOptions),
          findPullRequestAction({ integrations, githubCredentialsProvider }),
          grantTeamAction({ reader, integrations }),
          labelClusterAction({ fleet }),
          onboardClusterAction({ reader, integrations }),
          previewEnvironmentAction({
            ...repositoryOptions,
            hosts: readPullRequestHosts(config),
          }),
          previewPlacementAction({ fleet }),
          promoteReleaseAction(repositoryOptions),
          provisionClusterAction(repositoryOptions),
          restoreNamespacesAction(repositoryOptions),
          retireApplicationSetAction(repositoryOptions),
          retireClusterAction(repositoryOptions),
          rollBackReleaseAction(repositoryOptions),
          scaleClusterAction(repositoryOptions),
          scaleHubAction(repositoryOptions),
          stopUpgradeAction({
            ...repositoryOptions,
            githubCredentialsProvider,
          }),
          subscribeNotificationsAction(repositoryOptions),
          syncApplicationAction({ fleet }),
          updateApplicationSetAction(repositoryOptions),
          upgradeWaveAction(repositoryOptions),
          waitForReadinessAction({ fleet }),
          waitForRolloutAction({ fleet }),
        );
      },
    });
  },
});

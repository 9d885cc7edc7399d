import type { HubSetting } from './hubSettings';

/** Where a setting is kept: a key, or a variable in a list of them. */
export interface SettingPlace {
  readonly path: readonly string[];
  /** Name of the variable, where `path` is a list of environment variables. */
  readonly variable?: string;
  /** Kubernetes takes only text there. */
  readonly asText?: boolean;
}

type Places = Partial<Record<HubSetting, SettingPlace>>;

/** Keys of the ConfigMap `argocd-cmd-params-cm`, as Argo CD documents them. */
const parameters = {
  parallelismLimit: 'reposerver.parallelism.limit',
  kubectlParallelism: 'controller.kubectl.parallelism.limit',
  shardingAlgorithm: 'controller.sharding.algorithm',
} as const;

/**
 * What the ConfigMap can say. Replicas and variables are the workloads' own,
 * so it cannot say those.
 */
export const configMapPlaces: Places = Object.fromEntries(
  Object.entries(parameters).map(([setting, key]) => [
    setting,
    { path: ['data', key], asText: true },
  ]),
);

/** Values of the community's Helm chart `argo-cd`. */
export const helmPlaces: Places = {
  serverReplicas: { path: ['server', 'replicas'] },
  // The chart sets ARGOCD_CONTROLLER_REPLICAS from it.
  controllerReplicas: { path: ['controller', 'replicas'] },
  repoServerReplicas: { path: ['repoServer', 'replicas'] },
  ...Object.fromEntries(
    Object.entries(parameters).map(([setting, key]) => [
      setting,
      { path: ['configs', 'params', key], asText: true },
    ]),
  ),
  execTimeout: {
    path: ['repoServer', 'env'],
    variable: 'ARGOCD_EXEC_TIMEOUT',
  },
  gitAttempts: {
    path: ['repoServer', 'env'],
    variable: 'ARGOCD_GIT_ATTEMPTS_COUNT',
  },
  repoCacheSize: { path: ['repoServer', 'emptyDir', 'sizeLimit'] },
};

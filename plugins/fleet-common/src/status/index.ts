export * from './argocd';
export * from './fleetState';
export * from './deriveState';
export * from './versions';
export * from './kubernetesVersion';

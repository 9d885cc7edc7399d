export * from './applicationRules';
export * from './clusterRules';
export * from './registerPermissions';
export * from './resources';

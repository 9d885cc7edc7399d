export * from './clusterGenerator';
export * from './placementGenerator';
export * from './selectorIntent';
export { plainLabel } from './templateParameters';
export * from './toPlacement';

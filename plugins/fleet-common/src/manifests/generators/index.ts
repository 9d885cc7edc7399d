export * from './clusterGenerator';
export * from './placementGenerator';
export * from './selectorIntent';
export * from './toPlacement';

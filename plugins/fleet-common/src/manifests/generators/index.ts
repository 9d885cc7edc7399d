export * from './clusterGenerator';
export {
  generatorOnHub,
  hubProblems,
  joinOverHubs,
  namedHubs,
} from './hubPlaces';
export * from './placementGenerator';
export * from './selectorIntent';
export { plainLabel } from './templateParameters';
export * from './toPlacement';

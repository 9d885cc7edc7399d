export { EnvironmentLane } from './EnvironmentLane';
export { SourceWords } from './SourceWords';

export { RolloutBlocks } from './RolloutBlocks';
export { RolloutPages } from './RolloutPages';

export { RolloutPages } from './RolloutPages';

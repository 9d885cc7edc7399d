export { ClusterPages } from './ClusterPages';

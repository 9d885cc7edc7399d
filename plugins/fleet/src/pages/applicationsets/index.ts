export { ApplicationSetPages } from './ApplicationSetPages';

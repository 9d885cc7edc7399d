export { NetworkingPages } from './NetworkingPages';

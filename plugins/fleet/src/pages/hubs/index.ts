export { HubPages } from './HubPages';

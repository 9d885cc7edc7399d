export { announceFleet } from './announceFleet';

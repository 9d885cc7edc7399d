/**
 * The fleet pages, cards and tabs for Backstage's new frontend system.
 *
 * @packageDocumentation
 */
export { fleetPlugin as default } from './plugin';
export { fleetApiRef, type FleetApi } from './api';
export { fleetTranslationRef } from './translation';

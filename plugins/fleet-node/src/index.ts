/**
 * The ports of the fleet portal for backends: hubs, spokes, extension points
 * and the service reference of the fleet.
 *
 * @packageDocumentation
 */
export * from './access';
export * from './clusterApi';
export * from './doomedObject';
export * from './extensions';
export * from './fleetService';
export * from './fleetTransition';
export * from './hub';
export * from './hubExport';
export * from './hubOperations';
export * from './metrics';
export * from './networking';
export * from './platform';
export * from './spoke';
export * from './trouble';

/**
 * What every part of the fleet portal agrees on: references, states, the wire
 * schemas, permissions, annotations and the placement engine.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './client';
export * from './manifests';
export * from './permissions';
export * from './phrases';
export * from './placement';
export * from './refs';
export * from './status';
export * from './wire';

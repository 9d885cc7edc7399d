/**
 * What the demo fleet is compared with: a real API server; and ports for
 * servers of that kind.
 *
 * @packageDocumentation
 */
export { KubeApiServer } from './testUtils/KubeApiServer';
export { freePorts } from './testUtils/freePorts';

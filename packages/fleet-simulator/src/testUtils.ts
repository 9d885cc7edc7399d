/**
 * What the demo fleet is compared with: a real API server.
 *
 * @packageDocumentation
 */
export { KubeApiServer } from './testUtils/KubeApiServer';

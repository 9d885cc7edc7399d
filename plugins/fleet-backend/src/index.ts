/**
 * The live, honest model of an Argo CD hub-and-spoke fleet for Backstage.
 *
 * @packageDocumentation
 */
export { fleetPlugin as default } from './plugin';

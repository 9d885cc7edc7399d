/**
 * Catalog backend module: the hubs and spokes of an Argo CD fleet as Resource
 * entities.
 *
 * @packageDocumentation
 */
export { catalogModuleFleet as default } from './module';

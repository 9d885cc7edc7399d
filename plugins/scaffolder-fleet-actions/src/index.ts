/**
 * Scaffolder actions that change an Argo CD fleet by pull request: they write
 * files into the workspace and never talk to a hub or a spoke.
 *
 * @packageDocumentation
 */
export { scaffolderModuleFleet as default } from './module';
export * from './actions';

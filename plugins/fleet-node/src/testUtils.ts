/**
 * Contract suites: what every implementation of a port must do.
 *
 * @packageDocumentation
 */
export * from './testUtils/spokeClientContract';
export * from './testUtils/FakeHubClient';
export * from './testUtils/FakeHubOperations';
export * from './testUtils/hubClientContract';
export * from './testUtils/hubObjects';

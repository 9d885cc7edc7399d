export * from './builders';
export * from './FakeFleetModel';
export * from './FakeSpokeVoices';
export * from './links';
export * from './fleetWorld';
export * from './buildView';

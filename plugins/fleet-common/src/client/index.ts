export * from './FleetClient';

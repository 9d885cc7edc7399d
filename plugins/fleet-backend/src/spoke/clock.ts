export * from '../clock';

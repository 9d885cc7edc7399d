export * from './changeApplicationSet';
export * from './readApplicationSet';

export { RecoveryPages } from './RecoveryPages';

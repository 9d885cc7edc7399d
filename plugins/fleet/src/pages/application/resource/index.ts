export { ResourceDrawer } from './ResourceDrawer';
export { useOpenResource } from './useOpenResource';

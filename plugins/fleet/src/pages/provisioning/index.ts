export { ProvisioningPages } from './ProvisioningPages';

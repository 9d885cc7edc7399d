export { createRouter } from './createRouter';
export type { RouterOptions } from './createRouter';
export { createDoctorRouter } from './createDoctorRouter';
export { createExportRouter } from './createExportRouter';
export { createObservabilityRouter } from './createObservabilityRouter';
export { createOpenApiRouter } from './createOpenApiRouter';
export { createOperationRouter } from './createOperationRouter';
export { createProvisioningRouter } from './createProvisioningRouter';
export { createRecoveryRouter } from './createRecoveryRouter';

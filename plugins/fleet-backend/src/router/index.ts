export { createRouter } from './createRouter';
export type { RouterOptions } from './createRouter';
export { createDoctorRouter } from './createDoctorRouter';
export { createOpenApiRouter } from './createOpenApiRouter';

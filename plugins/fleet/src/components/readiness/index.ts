export { ReadinessChecklist } from './ReadinessChecklist';
export { ReadinessTable } from './ReadinessTable';
export { outcomeLook } from './outcomeLook';

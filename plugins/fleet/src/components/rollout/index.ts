export { BarLegend, ClusterBars } from './ClusterBars';
export { ConvergenceChart } from './ConvergenceChart';
export { DeliveryLegend, DeliveryTable } from './DeliveryTable';
export { EventList } from './EventList';
export { rolloutLook, rolloutWords } from './rolloutLook';
export { RolloutMeter } from './RolloutMeter';
export { StageStrip } from './StageStrip';

import { ReadinessPanel } from '../pages/readiness/ReadinessPanel';
import { useEntityCluster } from './useFleetEntity';

/** On the catalog page of a cluster: what it still lacks for workloads. */
export const ReadinessCard = () => (
  <ReadinessPanel cluster={useEntityCluster()} />
);

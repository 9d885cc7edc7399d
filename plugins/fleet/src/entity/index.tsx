import { FleetProvider } from '../FleetProvider';
import { useNewSystemLinks } from '../useNewSystemLinks';
import { ClusterCard } from './ClusterCard';
import { FleetCard } from './FleetCard';
import { FleetContent } from './FleetContent';
import { ReadinessCard } from './ReadinessCard';
import { RollUpCard } from './RollUpCard';

export const NewSystemFleetCard = () => (
  <FleetProvider links={useNewSystemLinks()}>
    <FleetCard />
  </FleetProvider>
);

export const NewSystemRollUpCard = () => (
  <FleetProvider links={useNewSystemLinks()}>
    <RollUpCard />
  </FleetProvider>
);

export const NewSystemFleetContent = () => (
  <FleetProvider links={useNewSystemLinks()}>
    <FleetContent />
  </FleetProvider>
);

export const NewSystemClusterCard = () => (
  <FleetProvider links={useNewSystemLinks()}>
    <ClusterCard />
  </FleetProvider>
);

export const NewSystemReadinessCard = () => (
  <FleetProvider links={useNewSystemLinks()}>
    <ReadinessCard />
  </FleetProvider>
);

import { ClusterCard } from '../entity/ClusterCard';
import { FleetCard } from '../entity/FleetCard';
import { FleetContent } from '../entity/FleetContent';
import { ReadinessCard } from '../entity/ReadinessCard';
import { RollUpCard } from '../entity/RollUpCard';
import { FleetProvider } from '../FleetProvider';
import { useLegacyLinks } from './useLegacyLinks';

export const LegacyFleetCard = () => (
  <FleetProvider links={useLegacyLinks()}>
    <FleetCard />
  </FleetProvider>
);

export const LegacyRollUpCard = () => (
  <FleetProvider links={useLegacyLinks()}>
    <RollUpCard />
  </FleetProvider>
);

export const LegacyFleetContent = () => (
  <FleetProvider links={useLegacyLinks()}>
    <FleetContent />
  </FleetProvider>
);

export const LegacyClusterCard = () => (
  <FleetProvider links={useLegacyLinks()}>
    <ClusterCard />
  </FleetProvider>
);

export const LegacyReadinessCard = () => (
  <FleetProvider links={useLegacyLinks()}>
    <ReadinessCard />
  </FleetProvider>
);

import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  onFleetPredicate,
  rollUpPredicate,
  spokePredicate,
} from './entity/predicates';

/** `type: content` gives it the full width that a chip per cluster needs. */
export const fleetCard = EntityCardBlueprint.make({
  name: 'summary',
  params: {
    type: 'content',
    filter: onFleetPredicate,
    loader: () =>
      import('./entity').then(({ NewSystemFleetCard }) => (
        <NewSystemFleetCard />
      )),
  },
});

/** On systems, domains and groups. */
export const rollUpCard = EntityCardBlueprint.make({
  name: 'roll-up',
  params: {
    type: 'content',
    filter: rollUpPredicate,
    loader: () =>
      import('./entity').then(({ NewSystemRollUpCard }) => (
        <NewSystemRollUpCard />
      )),
  },
});

export const fleetContent = EntityContentBlueprint.make({
  name: 'deployments',
  params: {
    path: '/fleet',
    title: 'Fleet',
    filter: onFleetPredicate,
    loader: () =>
      import('./entity').then(({ NewSystemFleetContent }) => (
        <NewSystemFleetContent />
      )),
  },
});

export const clusterCard = EntityCardBlueprint.make({
  name: 'cluster',
  params: {
    type: 'content',
    filter: spokePredicate,
    loader: () =>
      import('./entity').then(({ NewSystemClusterCard }) => (
        <NewSystemClusterCard />
      )),
  },
});

export const readinessCard = EntityCardBlueprint.make({
  name: 'readiness',
  params: {
    type: 'content',
    filter: spokePredicate,
    loader: () =>
      import('./entity').then(({ NewSystemReadinessCard }) => (
        <NewSystemReadinessCard />
      )),
  },
});

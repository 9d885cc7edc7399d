import {
  ApplicationOffer,
  applicationOperations,
  ApplicationSummary,
  ClusterOffer,
  clusterOperations,
  Operation,
} from '../wire';

/** What a portal offers whose configuration says nothing of operations. */
export const closedOffers: ApplicationOffer[] = applicationOperations.map(
  operation => ({ operation, allowed: false, reason: switchedOff(operation) }),
);

/** The same for a cluster. */
export const closedClusterOffers: ClusterOffer[] = clusterOperations.map(
  operation => ({ operation, allowed: false, reason: switchedOff(operation) }),
);

/** What somebody who may do everything is offered for a quiet Application. */
export const openOffers: ApplicationOffer[] = applicationOperations.map(
  operation =>
    operation === 'terminate'
      ? { operation, allowed: false, reason: 'No operation is running.' }
      : { operation, allowed: true },
);

/** The Application as a hub shows it right after it took an operation. */
export function operated(
  application: ApplicationSummary,
  operation: Partial<Operation>,
): ApplicationSummary {
  return {
    ...application,
    operation: { phase: 'Running', ...application.operation, ...operation },
  };
}

function switchedOff(operation: string): string {
  return `It is switched off: set fleet.operations.${operation} to true in the portal's configuration.`;
}

import { useApi } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  ApplicationRef,
  ClusterRef,
  OperationReceipt,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useMutation } from '@tanstack/react-query';
import { FleetApi, fleetApiRef } from '../api';
import { fleetSessionOf } from './fleetSession';
import { queryKeys } from './queryKeys';

/** Asks a hub for something, once; what is shown of the Application is then read anew. */
export function useOperation(
  ref: ApplicationRef,
  ask: (api: FleetApi) => Promise<OperationReceipt>,
) {
  const api = useApi(fleetApiRef);
  const { queries } = fleetSessionOf(api);
  return useMutation<OperationReceipt, Error, void>(
    {
      mutationFn: () => ask(api),
      onSettled: () =>
        Promise.all(
          [
            queryKeys.application(ref),
            queryKeys.applicationEvents(ref),
            queryKeys.syncWindows(ref),
          ].map(queryKey => queries.invalidateQueries({ queryKey })),
        ),
    },
    queries,
  );
}

/** Has the hub forget what it knows of a cluster, once. */
export function useInvalidateCache(ref: ClusterRef) {
  const api = useApi(fleetApiRef);
  const { queries } = fleetSessionOf(api);
  return useMutation<OperationReceipt, Error, void>(
    {
      mutationFn: () => api.invalidateClusterCache(ref),
      onSettled: () =>
        queries.invalidateQueries({ queryKey: queryKeys.cluster(ref) }),
    },
    queries,
  );
}

/** Why it was refused: the sentence of the backend, not the status around it. */
export function refusalOf(error: Error): string {
  return error instanceof ResponseError
    ? error.body.error.message
    : error.message;
}

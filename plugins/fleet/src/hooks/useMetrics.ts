import {
  ClusterRef,
  MetricSpan,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { keepPreviousData } from '@tanstack/react-query';
import { fleetInterval, useFleetQuery } from './queries';
import { queryKeys } from './queryKeys';

/** Metrics move with time, whatever the hubs tell. */
const options = { refetchInterval: fleetInterval };

export const useClusterMetrics = (ref: ClusterRef, span: MetricSpan) =>
  useFleetQuery(
    queryKeys.clusterMetrics(ref, span),
    (api, signal) => api.observability.getClusterMetrics(ref, span, signal),
    // Another span keeps the lines until the answer is there.
    { ...options, placeholderData: keepPreviousData },
  );

export const useFleetMetrics = (span: MetricSpan) =>
  useFleetQuery(
    queryKeys.fleetMetrics(span),
    (api, signal) => api.observability.getFleetMetrics(span, signal),
    { ...options, placeholderData: keepPreviousData },
  );

export const useHubs = () =>
  useFleetQuery(
    queryKeys.hubs(),
    (api, signal) => api.observability.getHubs(signal),
    options,
  );

export const useHub = (hub: string) =>
  useFleetQuery(
    queryKeys.hub(hub),
    (api, signal) => api.observability.getHub(hub, signal),
    options,
  );

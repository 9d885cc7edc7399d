import { useApi } from '@backstage/frontend-plugin-api';
import {
  joinPreviews,
  PreviewRequest,
  previewRequestSchema,
  PreviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { FleetApi, fleetApiRef } from '../../api';
import { fleetSessionOf } from '../../hooks';

/** Milliseconds of quiet after a keystroke before the fleet is asked. */
const QUIET = 250;
/** Milliseconds after which the same question is asked again: the fleet moves. */
const AGAIN = 10_000;

export interface PlacementPreview {
  preview?: PreviewResponse;
  error: Error | null;
  /** The answer belongs to an earlier question; the right one is on its way. */
  isBehind: boolean;
  /** When it was worked out; milliseconds since the epoch. */
  evaluatedAt?: number;
  retry: () => void;
}

/** What the fleet would do with an ApplicationSet; undefined asks nothing. */
export function usePlacementPreview(
  request: PreviewRequest | undefined,
): PlacementPreview {
  return usePlacementPreviews(request ? [request] : []);
}

const requestsSchema = z.tuple([previewRequestSchema], previewRequestSchema);

/** As {@link usePlacementPreview}, of what is proposed to one hub each; none asks nothing. */
export function usePlacementPreviews(
  requests: readonly PreviewRequest[],
): PlacementPreview {
  const api = useApi(fleetApiRef);
  const wanted = requests.length > 0 ? JSON.stringify(requests) : undefined;
  const asked = useSettled(wanted, QUIET);
  const { data, error, isPlaceholderData, dataUpdatedAt, refetch } = useQuery(
    {
      queryKey: ['scaffolder', 'preview', asked],
      queryFn: ({ signal }) => {
        const bodies = requestsSchema.parse(JSON.parse(asked ?? '[]'));
        return previewEach(api, bodies, signal);
      },
      enabled: asked !== undefined,
      placeholderData: keepPreviousData,
      refetchInterval: AGAIN,
      gcTime: 60_000,
    },
    fleetSessionOf(api).queries,
  );
  return {
    preview: wanted === undefined ? undefined : data,
    error: wanted === undefined ? null : error,
    isBehind: isPlaceholderData || wanted !== asked,
    evaluatedAt: dataUpdatedAt || undefined,
    retry: () => refetch(),
  };
}

/** The answers to all of the questions as one; none when one of them fails. */
export async function previewEach(
  api: FleetApi,
  [first, ...more]: readonly [PreviewRequest, ...PreviewRequest[]],
  signal?: AbortSignal,
): Promise<PreviewResponse> {
  const ask = (request: PreviewRequest) =>
    api.previewPlacement(request, signal);
  const [answer, ...others] = await Promise.all([ask(first), ...more.map(ask)]);
  return joinPreviews([answer, ...others]);
}

/** The value once it has not changed for a while. */
function useSettled<T>(value: T, quiet: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), quiet);
    return () => clearTimeout(timer);
  }, [value, quiet]);
  return settled;
}

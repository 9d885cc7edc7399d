import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  FleetClient,
  joinPreviews,
  PreviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { refuseUnnamedRemovals } from './unnamedRemovals';

/** An ApplicationSet as it is proposed. */
export interface ProposedSet {
  applicationSet: JsonObject;
  /** Hubs that it is for; all when absent. */
  hubs?: string[];
}

/** What a person has said to be meant. */
export interface Meant {
  allowNoMatch?: boolean;
  /** Applications in production that may go, as hub/name. */
  removals?: readonly string[];
}

/**
 * What ApplicationSets would do, as one answer.
 *
 * @throws InputError for what the hub would refuse, and for what nobody can
 * have meant: production loses what is not named, or no cluster is matched
 */
export async function previewSets(
  client: FleetClient,
  proposed: readonly [ProposedSet, ...ProposedSet[]],
  { allowNoMatch = false, removals = [] }: Meant,
  signal?: AbortSignal,
): Promise<PreviewResponse> {
  const preview = await previewTogether(client, proposed, signal);
  refuseUnnamedRemovals(preview, removals, 'widen the selector');
  if (!allowNoMatch) refuseNoMatch(preview);
  return preview;
}

/** What ApplicationSets would do, whatever that is. @throws InputError for what the hub would refuse */
export async function previewTogether(
  client: FleetClient,
  proposed: readonly [ProposedSet, ...ProposedSet[]],
  signal?: AbortSignal,
): Promise<PreviewResponse> {
  const [first, ...more] = await Promise.all(
    proposed.map(({ applicationSet, hubs }) =>
      client.previewPlacement(
        { applicationSet, ...(hubs && { hubs }) },
        signal,
      ),
    ),
  );
  const preview = joinPreviews([first, ...more]);
  refuseErrors(preview);
  return preview;
}

function refuseErrors(preview: PreviewResponse): void {
  const errors = preview.hubs.flatMap(({ hub, errors: found }) =>
    found.map(({ field, message }) =>
      field ? `${hub}: ${field}: ${message}` : `${hub}: ${message}`,
    ),
  );
  if (errors.length > 0) {
    throw new InputError(
      `applicationSet: the hub would refuse it. ${errors.join('. ')}`,
    );
  }
}

function refuseNoMatch(preview: PreviewResponse): void {
  if (preview.summary.clustersMatched > 0) return;
  const reasons = preview.hubs
    .flatMap(({ placement }) => placement)
    .slice(0, 3)
    .map(({ cluster, reasons: why }) => `${cluster}: ${why.join(', ')}`);
  const examplesOfWhy = reasons.length > 0 ? ` (${reasons.join('; ')})` : '';
  throw new InputError(
    `generator: the selector matches no cluster: 0 of ${preview.summary.clusters}${examplesOfWhy}. ` +
      'Change the selector, or set allowNoMatch if clusters are to follow',
  );
}

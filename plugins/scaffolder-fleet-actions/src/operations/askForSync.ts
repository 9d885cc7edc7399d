import { ConflictError, ForwardedError, isError } from '@backstage/errors';
import {
  FleetClient,
  OperationReceipt,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { SyncTarget } from './syncTarget';

/** @throws what the portal or the hub has against it, in their words */
export async function askForSync(
  client: FleetClient,
  { ref, request }: SyncTarget,
  signal?: AbortSignal,
): Promise<OperationReceipt> {
  try {
    return await client.syncApplication(ref, request, signal);
  } catch (error) {
    signal?.throwIfAborted();
    throw refusal(ref.name, error);
  }
}

/**
 * Asks for nothing, and finds what a sync would be refused for now.
 *
 * @throws like {@link askForSync}
 */
export async function demandSync(
  client: FleetClient,
  { ref }: SyncTarget,
  signal?: AbortSignal,
): Promise<void> {
  try {
    const { operations = [] } = await client.getApplication(ref, signal);
    const offer = operations.find(({ operation }) => operation === 'sync');
    if (offer?.allowed === false) throw new ConflictError(offer.reason);
    const { syncWindows } = await client.getSyncWindows(ref, signal);
    // Where the hub cannot tell, it is left to judge for itself.
    if (syncWindows.status === 'ok' && !syncWindows.value.canSync) {
      throw new ConflictError(
        syncWindows.value.reason ?? 'a sync window of its project forbids it',
      );
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw refusal(ref.name, error);
  }
}

/** The answer has the reason; that it was an answer is of no use to anybody. */
function refusal(application: string, error: unknown): Error {
  const answer = isError(error) && isError(error.cause) ? error.cause : error;
  return new ForwardedError(`${application} was not synced`, answer);
}

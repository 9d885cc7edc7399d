import type { Operation } from '@fleet-portal/backstage-plugin-fleet-common';
import { SyncTarget } from './syncTarget';

/**
 * - `asked`: the hub took it and has not begun
 * - `running`: it has begun
 */
type SyncVerdictState = 'asked' | 'running' | 'succeeded' | 'failed';

export interface SyncVerdict {
  state: SyncVerdictState;
  /** One sentence without its full stop, with the words of the hub. */
  sentence: string;
}

/**
 * How far a sync came, by the operation that the Application has.
 *
 * @param previousStartedAt - of the operation that it had before
 */
export function judgeSync(
  { ref, request }: SyncTarget,
  operation: Operation | undefined,
  previousStartedAt: string | undefined,
): SyncVerdict {
  const what = `${request.dryRun ? 'Dry run of the sync' : 'Sync'} of ${
    ref.name
  } on ${ref.hub}`;
  const startedAt = operation?.startedAt;
  if (!operation || !startedAt || startedAt === previousStartedAt) {
    return { state: 'asked', sentence: `${what}: the hub has not begun yet` };
  }
  const { finishedAt, message } = operation;
  const says = message ? `: ${message}` : '';
  switch (operation.phase) {
    case 'Succeeded':
      return { state: 'succeeded', sentence: `${what} succeeded${says}` };
    case 'Failed':
    case 'Error':
      return { state: 'failed', sentence: `${what} failed${says}` };
    default:
      // A hub that tries again has the end of the try before.
      return {
        state: 'running',
        sentence: `${what} ${
          finishedAt ? 'is tried again' : 'is running'
        }${says}`,
      };
  }
}

import { InputError } from '@backstage/errors';
import {
  hiddenRemovalsInProduction,
  PreviewResponse,
  removalsInProduction,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** @throws InputError when production would lose an Application that is not `named`, as hub/name */
export function refuseUnnamedRemovals(
  preview: PreviewResponse,
  named: readonly string[],
  remedy: string,
): void {
  refuseUnnamed(removalsInProduction(preview), named, remedy);
  refuseHidden(preview, remedy);
}

/** @throws InputError when production would lose what the person who asks may not see, and so cannot name */
export function refuseHidden(
  preview: Pick<PreviewResponse, 'hidden'>,
  remedy: string,
): void {
  const hidden = hiddenRemovalsInProduction(preview);
  if (hidden > 0) {
    throw new InputError(
      `removals: this would also remove ${hidden} Application${
        hidden === 1 ? '' : 's'
      } from production that you may not see. Ask somebody who may to propose it, or ${remedy}`,
    );
  }
}

/** As {@link refuseUnnamedRemovals}, of what would be removed from production. */
export function refuseUnnamed(
  removed: readonly string[],
  named: readonly string[],
  remedy: string,
): void {
  const unnamed = removed.filter(removal => !named.includes(removal));
  if (unnamed.length > 0) {
    throw new InputError(
      `removals: this would remove ${unnamed.join(', ')} from production. ` +
        `Name each in removals if that is meant, or ${remedy}`,
    );
  }
}

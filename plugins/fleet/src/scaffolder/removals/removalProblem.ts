import {
  hiddenRemovalsInProduction,
  PreviewResponse,
  removalsInProduction,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText } from '../../translation';

/** What to say of removals that were not ticked, and of those that nobody here can tick. */
export interface RemovalWords {
  tick:
    | 'review.tickRemovals'
    | 'clusterForm.tickRemovals'
    | 'retirement.tickRemovals';
  hidden: 'review.hiddenRemovals' | 'clusterForm.hiddenRemovals';
}

/** Why a form does not go on: the hub would refuse it, or production would lose what is not ticked. */
export function removalProblem(
  preview: PreviewResponse,
  ticked: readonly string[],
  words: RemovalWords,
  t: FleetText,
): string | undefined {
  const refused = preview.hubs.flatMap(({ hub, errors }) =>
    errors.map(({ message }) =>
      t('preview.refusedWhy', { hub, reason: message }),
    ),
  );
  if (refused.length > 0) return `${refused.join('. ')}.`;
  const unnamed = removalsInProduction(preview).filter(
    one => !ticked.includes(one),
  );
  if (unnamed.length > 0) {
    return t(words.tick, { applications: unnamed.join(', ') });
  }
  const hidden = hiddenRemovalsInProduction(preview);
  return hidden > 0 ? t(words.hidden, { count: hidden }) : undefined;
}

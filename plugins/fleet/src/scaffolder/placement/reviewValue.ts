import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { isError } from '@backstage/errors';
import {
  decodeApplicationSetIntent,
  describeProblems,
  PreviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { fleetApiRef } from '../../api';
import { FleetText, fleetTextOf } from '../../translation';
import { removalProblem } from '../removals/removalProblem';
import { requestsOf } from './draftIntent';
import { previewEach } from './usePlacementPreview';

/** What a person confirmed on the review. */
export interface ReviewValue {
  /** Go on although no cluster is matched. */
  allowNoMatch: boolean;
  /** Applications that production may lose, as `hub/name`. */
  removals: string[];
}

/**
 * Works the blast radius out once more when the person goes on, so that the
 * fleet as it is then decides. The action does the same again when it runs.
 */
export const validateReview: CustomFieldValidator<
  Partial<ReviewValue>
> = async (value, validation, { apiHolder, formData }) => {
  const decoded = decodeApplicationSetIntent(formData);
  if (!decoded.ok) {
    validation.addError(`${describeProblems(decoded.problems)}.`);
    return;
  }
  const api = apiHolder.get(fleetApiRef);
  if (!api) return;
  const t = await fleetTextOf(apiHolder);
  try {
    const [first, ...more] = requestsOf(decoded.intent);
    const preview = await previewEach(api, [first, ...more]);
    const problem = problemOf(preview, value ?? {}, t);
    if (problem) validation.addError(problem);
  } catch (error) {
    validation.addError(
      t('preview.failedWhy', {
        reason: isError(error) ? error.message : String(error),
      }),
    );
  }
};

function problemOf(
  preview: PreviewResponse,
  { allowNoMatch = false, removals = [] }: Partial<ReviewValue>,
  t: FleetText,
): string | undefined {
  const problem = removalProblem(
    preview,
    removals,
    { tick: 'review.tickRemovals', hidden: 'review.hiddenRemovals' },
    t,
  );
  if (problem) return problem;
  if (preview.summary.clustersMatched === 0 && !allowNoMatch) {
    return t('review.tickNoMatch');
  }
  return undefined;
}

import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { isError } from '@backstage/errors';
import {
  decodeApplicationSetIntent,
  describeProblems,
  PreviewResponse,
  removalsInProduction,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { fleetApiRef } from '../../api';
import { requestOf } from './draftIntent';

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
  try {
    const preview = await api.previewPlacement(requestOf(decoded.intent));
    const problem = problemOf(preview, value ?? {});
    if (problem) validation.addError(problem);
  } catch (error) {
    validation.addError(
      `The preview could not be worked out: ${
        isError(error) ? error.message : error
      }. Try again.`,
    );
  }
};

function problemOf(
  preview: PreviewResponse,
  { allowNoMatch = false, removals = [] }: Partial<ReviewValue>,
): string | undefined {
  const refused = preview.hubs.flatMap(({ hub, errors }) =>
    errors.map(({ message }) => `${hub} would refuse this: ${message}`),
  );
  if (refused.length > 0) return `${refused.join('. ')}.`;
  const unnamed = removalsInProduction(preview).filter(
    one => !removals.includes(one),
  );
  if (unnamed.length > 0) {
    return `Production would lose ${unnamed.join(
      ', ',
    )}. Tick that you mean it, or widen the selector.`;
  }
  if (preview.summary.clustersMatched === 0 && !allowNoMatch) {
    return 'The selector matches no cluster. Change it, or tick that you want to go on all the same.';
  }
  return undefined;
}

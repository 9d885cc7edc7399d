import { isError } from '@backstage/errors';
import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { fleetApiRef } from '../../api';
import { fleetTextOf } from '../../translation';
import { previewEach } from '../placement/usePlacementPreview';
import { removalProblem } from '../removals/removalProblem';
import { changedManifests, changeRequests } from './changedManifests';
import { presentService } from './usePresentApplicationSet';
import { readServiceManifests } from './useServiceManifests';

/**
 * Works the change out once more when the person goes on, so that the fleet as
 * it is then decides. The action does the same again when it runs.
 */
export const validateChange: CustomFieldValidator<string[]> = async (
  ticked = [],
  validation,
  { apiHolder, formData },
) => {
  const api = apiHolder.get(fleetApiRef);
  if (!api) return;
  const t = await fleetTextOf(apiHolder);
  try {
    const present = presentService(
      formData,
      await readServiceManifests(api, formData),
    );
    if (!present) return;
    const [first, ...more] = changeRequests(
      changedManifests(present, formData),
    );
    if (!first) return;
    const problem = removalProblem(
      await previewEach(api, [first, ...more]),
      ticked,
      { tick: 'review.tickRemovals', hidden: 'review.hiddenRemovals' },
      t,
    );
    if (problem) validation.addError(problem);
  } catch (error) {
    validation.addError(
      t('preview.failedWhy', {
        reason: isError(error) ? error.message : String(error),
      }),
    );
  }
};

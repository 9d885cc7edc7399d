import { isError } from '@backstage/errors';
import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { fateOf } from '@fleet-portal/backstage-plugin-fleet-common';
import { fleetApiRef } from '../../api';
import { fleetTextOf } from '../../translation';
import { previewEach } from '../placement/usePlacementPreview';
import { readServiceManifests } from '../present/useServiceManifests';
import { removalProblem } from './removalProblem';
import { retirementRequests } from './retirement';

/**
 * Asks once more what goes when the person goes on, so that the fleet as it is
 * then decides. The action does the same again when it runs.
 */
export const validateRetirement: CustomFieldValidator<string[]> = async (
  ticked = [],
  validation,
  { apiHolder, formData },
) => {
  const api = apiHolder.get(fleetApiRef);
  if (!api) return;
  const t = await fleetTextOf(apiHolder);
  try {
    const manifests = await readServiceManifests(api, formData);
    // Applications that outlive their ApplicationSet are nobody's loss.
    const [first, ...more] = retirementRequests(
      manifests.filter(({ manifest }) => fateOf(manifest) !== 'orphaned'),
    );
    if (!first) return;
    const preview = await previewEach(api, [first, ...more]);
    const problem = removalProblem(
      preview,
      ticked,
      {
        tick: 'retirement.tickRemovals',
        hidden: 'clusterForm.hiddenRemovals',
      },
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

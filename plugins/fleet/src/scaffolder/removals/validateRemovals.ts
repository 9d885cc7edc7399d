import { isError } from '@backstage/errors';
import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { FleetApi, fleetApiRef } from '../../api';
import { fleetTextOf } from '../../translation';
import { previewEach } from '../placement/usePlacementPreview';
import { removalProblem } from './removalProblem';

type Requests = Parameters<typeof previewEach>[1];

/**
 * Works out once more what goes when the person goes on, so that the fleet as it
 * is then decides. The action does the same again when it runs.
 *
 * @param requestsOf - what the form comes to, as far as it can remove something
 */
export function validateRemovals(
  requestsOf: (api: FleetApi, form: unknown) => Promise<Requests[number][]>,
  words: Parameters<typeof removalProblem>[2],
): CustomFieldValidator<string[]> {
  return async (ticked = [], validation, { apiHolder, formData }) => {
    const api = apiHolder.get(fleetApiRef);
    if (!api) return;
    const t = await fleetTextOf(apiHolder);
    try {
      const [first, ...more] = await requestsOf(api, formData);
      if (!first) return;
      const preview = await previewEach(api, [first, ...more]);
      const problem = removalProblem(preview, ticked, words, t);
      if (problem) validation.addError(problem);
    } catch (error) {
      validation.addError(
        t('preview.failedWhy', {
          reason: isError(error) ? error.message : String(error),
        }),
      );
    }
  };
}

import { validateRemovals } from '../removals/validateRemovals';
import { changedManifests, changeRequests } from './changedManifests';
import { presentService } from './usePresentApplicationSet';
import { readServiceManifests } from './useServiceManifests';

/** Every Application that production would lose by the change has to be ticked. */
export const validateChange = validateRemovals(
  async (api, form) => {
    const present = presentService(form, await readServiceManifests(api, form));
    return present ? changeRequests(changedManifests(present, form)) : [];
  },
  { tick: 'review.tickRemovals', hidden: 'review.hiddenRemovals' },
);

import { fateOf } from '@fleet-portal/backstage-plugin-fleet-common';
import { readServiceManifests } from '../present/useServiceManifests';
import { retirementRequests } from './retirement';
import { validateRemovals } from './validateRemovals';

/** Every Application that production would lose has to be ticked. */
export const validateRetirement = validateRemovals(
  async (api, form) => {
    const manifests = await readServiceManifests(api, form);
    // Applications that outlive their ApplicationSet are nobody's loss.
    return retirementRequests(
      manifests.filter(({ manifest }) => fateOf(manifest) !== 'orphaned'),
    );
  },
  {
    tick: 'retirement.tickRemovals',
    hidden: 'clusterForm.hiddenRemovals',
  },
);

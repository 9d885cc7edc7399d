import { HubsHandle } from '../hub/HubsHandle';
import { PortalHandle } from '../portal/PortalHandle';
import { measureFreshness } from './freshness';
import type { Goal } from './Goal';
import { measureDifferences, measureStorm } from './storm';

/** P6: how soon a change is seen, one by one and in a storm. */
export const liveness: Goal = {
  name: 'P6',
  async measure(context) {
    const hubs = await HubsHandle.start(context.plan());
    const portal = await PortalHandle.start(hubs);
    try {
      return {
        ...(await measureFreshness(context, hubs, portal)),
        ...(await measureStorm(context, hubs, portal)),
        ...(await measureDifferences(hubs, portal)),
      };
    } finally {
      await portal.end();
      await hubs.end();
    }
  },
};

import { serviceItemsOf } from '../domain/attention/serviceItems';
import type { FleetView } from '../domain/FleetView';
import { rankOf } from '../domain/matrix';
import { inTurns } from '../turns/inTurns';

/**
 * Thinks about every service, so that an answer that needs all of them finds
 * what is concluded of each. After a storm that is all of the fleet, and others
 * want their turn in between.
 */
export async function concludeInTurns(view: FleetView): Promise<void> {
  await inTurns(view.services().values(), group => {
    rankOf(view, group);
    serviceItemsOf(view, group);
  });
}

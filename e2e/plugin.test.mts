import { browserTest, usePortal } from './harness/index.mts';
import { fleetPages, openComplete } from './harness/fleetPages.mts';

/** The plugin from its sources on the demo fleet: `npm run dev -- --alone`. */
const portal = usePortal({ plugin: true });

/** From the model, from a spoke, from the live tree of a hub, from the history. */
const looked = ['overview', 'cluster', 'application', 'rollout'];

browserTest(
  'runs the pages alone, without a catalog and a scaffolder',
  portal,
  async ({ page, look }) => {
    for (const one of fleetPages.filter(({ name }) => looked.includes(name))) {
      await openComplete(page, one);
      await look(`plugin-${one.name}`);
    }
  },
);

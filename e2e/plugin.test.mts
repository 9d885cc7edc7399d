import { browserTest, usePortal } from './harness/index.mts';
import { fleetPages, openComplete } from './harness/fleetPages.mts';

/** The plugin from its sources on the demo fleet: `npm run dev -- --alone`. */
const portal = usePortal({ plugin: true });

browserTest(
  'runs the pages alone, without a catalog and a scaffolder',
  portal,
  async ({ page, look }) => {
    for (const one of fleetPages.filter(({ path }) =>
      path.startsWith('/fleet'),
    )) {
      await openComplete(page, one);
      await look(`plugin-${one.name}`);
    }
  },
);

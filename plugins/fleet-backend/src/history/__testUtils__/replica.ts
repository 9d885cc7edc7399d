import { createBackend } from '@backstage/backend-defaults';
import { fleetPlugin } from '../../plugin';

/** A backend with the fleet plugin only, as a process of its own. */
const backend = createBackend();
backend.add(fleetPlugin);
void backend.start();

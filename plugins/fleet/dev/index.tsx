import '@backstage/cli/asset-types';
import { createDevApp } from '@backstage/frontend-dev-utils';
import fleetPlugin from '../src';

/**
 * The pages alone, on the backend of the plugin and the demo fleet:
 * `npm run dev -- --alone`. There is no catalog and no scaffolder here, so what
 * leads to them is not drawn.
 */
createDevApp({ features: [fleetPlugin] });

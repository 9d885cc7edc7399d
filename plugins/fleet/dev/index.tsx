import '@backstage/cli/asset-types';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import fleetPlugin, { fleetApiRef } from '../src';
import { devCatalog } from './devCatalog';
import { createDevFleet } from './devFleet';

/** The pages on a fleet in memory that never stands still: `yarn start`. */
const fleet = createDevFleet();

const fleetInMemory = createFrontendModule({
  pluginId: 'fleet',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({ api: fleetApiRef, deps: {}, factory: () => fleet }),
    }),
  ],
});

createDevApp({
  features: [
    fleetPlugin,
    fleetInMemory,
    catalogPlugin,
    devCatalog(fleet.world),
  ],
});

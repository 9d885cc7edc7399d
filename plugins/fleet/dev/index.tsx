import '@backstage/cli/asset-types';
import { createDevApp } from '@backstage/frontend-dev-utils';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import fleetPlugin, { fleetApiRef } from '../src';
import { createDevFleet } from './devFleet';

/** The pages on a fleet in memory that never stands still: `yarn start`. */
const fleetInMemory = createFrontendModule({
  pluginId: 'fleet',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: fleetApiRef,
          deps: {},
          factory: () => createDevFleet(),
        }),
    }),
  ],
});

createDevApp({ features: [fleetPlugin, fleetInMemory] });

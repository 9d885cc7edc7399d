import {
  ApplicationSummary,
  FleetState,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  FakeFleet,
  storyWorld,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';

import { largeWorld } from './largeWorld';

/** Milliseconds between two changes of the world. */
const pace = 4_000;

/**
 * The story of the tests with the time of today. Every few seconds one
 * Application of `payouts` goes on with its rollout. `?still` holds the world,
 * `?large` is one of 10,000 Applications.
 */
export function createDevFleet(): FakeFleet {
  const now = new Date().toISOString();
  const wish = new URLSearchParams(window.location.search);
  if (wish.has('large')) return new FakeFleet(largeWorld(now));
  const fleet = new FakeFleet(storyWorld(now));
  if (wish.has('still')) return fleet;
  let turn = 0;
  setInterval(() => {
    const rollout = fleet.world.applications.filter(
      a => a.service === 'payouts' && a.ref.hub === 'prod-hub',
    );
    const application = rollout[turn % rollout.length];
    turn += 1;
    if (application) fleet.changeApplication(nextStep(application));
  }, pace);
  return fleet;
}

function nextStep(application: ApplicationSummary): ApplicationSummary {
  const state: FleetState =
    application.state === 'progressing' ? 'healthy' : 'progressing';
  const at = new Date().toISOString();
  return { ...application, state, version: '3.9.0', since: at, observedAt: at };
}

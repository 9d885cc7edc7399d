import type { HubSnapshot } from '../model/FleetModel';
import {
  ago,
  buildApplication,
  buildApplicationSet,
  buildCluster,
  buildHub,
} from './builders';

/**
 * Two hubs: `prod-hub` with three production clusters and one for staging,
 * `lab-hub` with one for development. `checkout` is on all of them and
 * Degraded on one, `cart` only where tier is core, and one ApplicationSet
 * fails to render.
 */
export function fleetWorld(): HubSnapshot[] {
  const clusters = [
    buildCluster('prod-eu-1'),
    buildCluster('prod-us-1'),
    buildCluster('prod-ap-2', {
      labels: { env: 'prod', region: 'ap', tier: 'edge' },
    }),
    buildCluster('staging-eu-1'),
  ];
  return [
    buildHub('prod-hub', {
      clusters,
      applications: [
        buildApplication('checkout', 'prod-eu-1', {
          version: '2.14.3',
          health: 'Degraded',
          healthSince: ago(540),
        }),
        buildApplication('checkout', 'prod-us-1', { version: '2.14.1' }),
        buildApplication('checkout', 'prod-ap-2', { version: '2.14.3' }),
        buildApplication('checkout', 'staging-eu-1', { version: '2.16.0' }),
        buildApplication('cart', 'prod-eu-1', { sync: 'OutOfSync' }),
        buildApplication('cart', 'prod-us-1'),
        buildApplication('cart', 'staging-eu-1', { project: 'shop' }),
        buildApplication('stray', null, {
          applicationSet: undefined,
          sync: 'Unknown',
          health: 'Unknown',
          conditions: [
            { type: 'InvalidSpecError', message: 'cluster does not exist' },
          ],
        }),
      ],
      applicationSets: [
        buildApplicationSet('checkout'),
        buildApplicationSet('cart', { tier: 'core' }),
        buildApplicationSet(
          'loyalty',
          { env: 'prod' },
          {
            conditions: [
              {
                type: 'ErrorOccurred',
                status: 'True',
                message: 'map has no entry for key "nothere"',
              },
            ],
          },
        ),
      ],
    }),
    buildHub('lab-hub', {
      clusters: [buildCluster('dev-eu-1')],
      applications: [
        buildApplication('checkout', 'dev-eu-1', { version: '2.17.0' }),
      ],
      applicationSets: [buildApplicationSet('checkout')],
    }),
  ];
}

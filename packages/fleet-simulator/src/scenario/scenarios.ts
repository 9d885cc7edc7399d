import { demoServices, type ServiceSpec } from './services';
import {
  demoHubs,
  demoSpokes,
  ownClusterOf,
  type HubSpec,
  type SpokeSpec,
} from './topology';

/** What a world begins with. */
export interface Scenario {
  hubs: readonly HubSpec[];
  /** With the clusters on which the hubs run. */
  spokes: readonly SpokeSpec[];
  services: readonly ServiceSpec[];
  /** False for a world in which all is well. */
  trouble: boolean;
}

const smallSpokes = ['stg-eu-1', 'prod-eu-1', 'prod-us-1', 'prod-eu-3'];
const smallServices = ['checkout-api', 'payments-api', 'edge-gateway'];

export const scenarios = {
  /** Two hubs, fourteen spokes and four spare ones, thirty services, and some trouble. */
  default: {
    hubs: demoHubs,
    spokes: [...demoSpokes, ...demoHubs.map(ownClusterOf)],
    services: demoServices,
    trouble: true,
  },
  /** Two hubs, three spokes and a spare one, three services, nothing wrong: for quick tests. */
  small: {
    hubs: demoHubs,
    spokes: [
      ...demoSpokes.filter(({ name }) => smallSpokes.includes(name)),
      ...demoHubs.map(ownClusterOf),
    ],
    services: demoServices.filter(({ name }) => smallServices.includes(name)),
    trouble: false,
  },
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

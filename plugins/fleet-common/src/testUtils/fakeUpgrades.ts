import type { UpgradesClient } from '../client';
import { ClusterUpgrade, UpgradesResponse } from '../wire';

/** A cluster that could be upgraded, but for what is given. */
export function buildClusterUpgrade(
  name: string,
  overrides: Partial<ClusterUpgrade> = {},
): ClusterUpgrade {
  return {
    ref: { hub: 'prod-hub', name },
    state: 'ready',
    version: 'v1.35.4',
    troubles: [],
    preflight: {
      controlPlane: { outcome: 'passed', from: 'v1.35.4' },
      kubelets: { outcome: 'passed', oldest: 'v1.35.4' },
      removedApis: { outcome: 'passed', uses: [] },
    },
    ...overrides,
  };
}

type Ask = (method: string) => Omit<UpgradesResponse, 'plan'>;

/** The upgrade of a {@link FakeFleet}; no plan unless said. */
export class FakeUpgrades
  implements Pick<UpgradesClient, keyof UpgradesClient>
{
  plan: UpgradesResponse['plan'];
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  async getUpgrades(): Promise<UpgradesResponse> {
    return { ...this.#ask('getUpgrades'), plan: this.plan };
  }
}

import type { UpgradesClient } from '../client';
import { BUILT_AT } from './wireBuilders';
import {
  ClusterUpgrade,
  StopUpgradeRequest,
  UpgradesResponse,
  UpgradeWave,
} from '../wire';

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
      manifests: { outcome: 'passed', uses: [], unread: [] },
      liveObjects: { outcome: 'passed', uses: [] },
      helmReleases: { outcome: 'passed', uses: [], unread: [], searched: 0 },
    },
    ...overrides,
  };
}

type Plan = NonNullable<UpgradesResponse['plan']>;

/** A plan that nobody has stopped and whose figures nobody watches. */
export function buildUpgradePlan(overrides: Partial<Plan> = {}): Plan {
  return {
    version: 'v1.36.1',
    waves: [],
    unplanned: [],
    stops: { status: 'ok', value: [] },
    watched: [],
    ...overrides,
  };
}

/** A wave that may begin. */
export function buildUpgradeWave(
  name: string,
  clusters: ClusterUpgrade[],
  overrides: Partial<UpgradeWave> = {},
): UpgradeWave {
  return {
    name,
    match: { env: name },
    soakSeconds: 0,
    state: 'open',
    blocks: [],
    clusters,
    ...overrides,
  };
}

type Ask = (method: string) => Omit<UpgradesResponse, 'plan'>;

/** The upgrade of a {@link FakeFleet}; no plan unless said. */
export class FakeUpgrades
  implements Pick<UpgradesClient, keyof UpgradesClient>
{
  plan: Plan | undefined;
  readonly #ask: Ask;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  async getUpgrades(): Promise<UpgradesResponse> {
    return { ...this.#ask('getUpgrades'), plan: this.plan };
  }

  async stopUpgrade({ reason }: StopUpgradeRequest): Promise<UpgradesResponse> {
    const answer = this.#ask('stopUpgrade');
    const stop = {
      id: 'by-hand',
      at: BUILT_AT,
      cause: 'hand' as const,
      by: 'user:default/alice',
      reason,
      burnt: [],
    };
    this.plan = this.plan && {
      ...this.plan,
      stops: { status: 'ok', value: [stop] },
    };
    return { ...answer, plan: this.plan };
  }

  async resumeUpgrade(): Promise<UpgradesResponse> {
    const answer = this.#ask('resumeUpgrade');
    this.plan = this.plan && {
      ...this.plan,
      stops: { status: 'ok', value: [] },
    };
    return { ...answer, plan: this.plan };
  }
}

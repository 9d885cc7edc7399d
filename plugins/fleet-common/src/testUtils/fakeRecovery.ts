import { NotFoundError } from '@backstage/errors';
import type { RecoveryClient } from '../client';
import { ClusterRef, stringifyClusterRef } from '../refs';
import {
  ClusterRecoveryDetail,
  RecoveryResponse,
  Region,
  RegionsResponse,
  recoveryVerdicts,
} from '../wire';
import { BUILT_AT, secondsBefore } from './wireBuilders';

type Recovery = ClusterRecoveryDetail['recovery'];

/** A cluster whose backups are good, but for what is given. */
export function buildRecovery(
  name: string,
  overrides: Partial<Recovery> = {},
): Recovery {
  const ok = <T>(value: T) => ({
    status: 'ok' as const,
    value,
    observedAt: BUILT_AT,
  });
  const at = { namespace: 'velero' };
  const startedAt = secondsBefore(7_200);
  const went = { errors: 0, warnings: 0, namespaces: [], words: 'Completed.' };
  return {
    ref: { hub: 'prod-hub', name },
    environment: 'prod',
    region: 'eu-west-1',
    pending: false,
    verdict: 'fine',
    words: 'The last good backup is 2 h old.',
    remarks: [],
    rpo: { seconds: 28_800, key: 'fleet.recovery.environments.prod.rpo' },
    rto: { seconds: 14_400 },
    lastGood: { name: 'nightly-1', startedAt },
    keptIn: ['eu-central-1'],
    observedAt: BUILT_AT,
    locations: ok([
      {
        ...at,
        name: 'default',
        provider: 'aws',
        bucket: 'backups',
        region: 'eu-central-1',
        sameRegion: false,
        isDefault: true,
        phase: 'Available',
        validatedAt: BUILT_AT,
      },
    ]),
    schedules: ok([
      {
        ...at,
        name: 'nightly',
        cron: '0 1 * * *',
        running: true,
        words: 'Enabled.',
        lastBackupAt: startedAt,
        namespaces: [],
        excludedNamespaces: [],
      },
    ]),
    backups: ok([
      {
        ...at,
        ...went,
        name: 'nightly-1',
        phase: 'Completed',
        startedAt,
        finishedAt: secondsBefore(7_000),
        schedule: 'nightly',
      },
    ]),
    restores: ok([]),
    namespaces: ok([]),
    ...overrides,
  };
}

type Ask = (
  method: string,
) => Omit<RecoveryResponse, 'items'> & { refs: readonly ClusterRef[] };

/** How the clusters of a {@link FakeFleet} would come back; all of them well unless said. */
export class FakeRecovery
  implements Pick<RecoveryClient, keyof RecoveryClient>
{
  /** Of clusters with something to tell. */
  clusters: Recovery[] = [];
  regions: Region[] = [];
  readonly #ask: Ask;

  /** @param ask - what every answer has, and which clusters there are; notes the method */
  constructor(ask: Ask) {
    this.#ask = ask;
  }

  async getRecovery(): Promise<RecoveryResponse> {
    const { refs, ...envelope } = this.#ask('getRecovery');
    const items = refs
      .map(ref => this.#of(ref))
      .map(
        ({ locations, schedules, backups, restores, namespaces, ...one }) =>
          one,
      )
      .map(({ remedy, ...one }) => one)
      .sort(
        (a, b) =>
          recoveryVerdicts.indexOf(a.verdict) -
          recoveryVerdicts.indexOf(b.verdict),
      );
    return { ...envelope, items };
  }

  async getRegions(): Promise<RegionsResponse> {
    const { refs: _, ...envelope } = this.#ask('getRegions');
    return { ...envelope, production: ['prod'], items: this.regions };
  }

  async getClusterRecovery(ref: ClusterRef): Promise<ClusterRecoveryDetail> {
    const { refs, ...envelope } = this.#ask('getClusterRecovery');
    const key = stringifyClusterRef(ref);
    if (!refs.some(one => stringifyClusterRef(one) === key)) {
      throw new NotFoundError('You may not see this, or it does not exist');
    }
    return { ...envelope, recovery: this.#of(ref) };
  }

  #of(ref: ClusterRef): Recovery {
    const key = stringifyClusterRef(ref);
    return (
      this.clusters.find(one => stringifyClusterRef(one.ref) === key) ??
      buildRecovery(ref.name, { ref })
    );
  }
}

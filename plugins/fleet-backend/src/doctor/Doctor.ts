import {
  AnnotationHint,
  ClusterRef,
  DoctorHub,
  DoctorQuery,
  DoctorReport,
  DoctorSpoke,
  phrase,
  stringifyClusterRef,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  HubClient,
  Quarantined,
  SpokeAccess,
} from '@fleet-portal/backstage-plugin-fleet-node';
import pLimit from 'p-limit';
import type { Clock } from '../clock';
import type { FleetConfig } from '../config';
import type { AnyHubConfig } from '../hubConfig';
import { examineHub, HubFile } from './examineHub';
import { examineSpoke, SpokeFile } from './examineSpoke';
import { mutedHub, strangeSpoke, unusableHub } from './notAsked';
import { managementCluster } from '../clusterApiConfig';
import { within } from './within';

/** A cluster and where its hub finds it. */
export interface KnownCluster {
  name: string;
  server: string;
}

export interface DoctorOptions {
  config: Pick<
    FleetConfig,
    | 'hubs'
    | 'unusableHubs'
    | 'spokes'
    | 'clusterApi'
    | 'probes'
    | 'operations'
    | 'problems'
  >;
  /** By name of the hub; every hub that may be asked. */
  hubClients: ReadonlyMap<string, HubClient>;
  /** Ways to spokes; the first that knows a spoke wins. */
  spokeAccess: readonly SpokeAccess[];
  /** Clusters of a hub; undefined while nobody knows them. */
  clusters: (hub: string) => Promise<readonly KnownCluster[] | undefined>;
  /** Objects of the last lists of a hub that could not be read. */
  quarantined?: (hub: string) => readonly Quarantined[];
  /** Absent where the catalog is not read. */
  annotations?: () => AnnotationHint[];
  clock: Clock;
}

/** Everybody who asks within this time gets the same report. */
const reportAgeMs = 10_000;
const hubTimeoutMs = 90_000;
const mostReports = 32;

/**
 * Asks every hub and spoke anew what works, whatever the model thinks of them,
 * and says what to do about what does not.
 */
export class Doctor {
  readonly #options: DoctorOptions;
  readonly #reports = new Map<
    string,
    { startedAt: number; report: Promise<DoctorReport> }
  >();

  constructor(options: DoctorOptions) {
    this.#options = options;
  }

  report(query: DoctorQuery = {}): Promise<DoctorReport> {
    const now = this.#options.clock.now();
    for (const [key, { startedAt }] of this.#reports) {
      if (now - startedAt >= reportAgeMs) this.#reports.delete(key);
    }
    const key = JSON.stringify([query.hub, query.cluster]);
    const kept = this.#reports.get(key);
    if (kept) return kept.report;
    if (this.#reports.size >= mostReports) this.#reports.clear();
    const report = this.#examine(query);
    this.#reports.set(key, { startedAt: now, report });
    return report;
  }

  async #examine(query: DoctorQuery): Promise<DoctorReport> {
    const { clock, config, annotations } = this.#options;
    const hubs = await this.#hubs(query);
    const spokes = await this.#spokes(query);
    return {
      generatedAt: new Date(clock.now()).toISOString(),
      configuration: [...config.problems],
      hubs,
      spokes,
      ...ownNetwork(spokes),
      annotations: annotations?.(),
    };
  }

  async #hubs(query: DoctorQuery): Promise<DoctorHub[]> {
    const { clock, config, hubClients, quarantined } = this.#options;
    const wanted = (name: string) => query.hub?.includes(name) ?? true;
    const asked = [...hubClients].flatMap(([name, client]) => {
      if (!wanted(name)) return [];
      const hub = config.hubs.find(one => one.name === name);
      const muted = hub && mutedHub(hub, clock.now());
      if (muted) return [Promise.resolve(muted)];
      const file = {
        name,
        client,
        title: hub?.title ?? name,
        way: wayOf(hub),
        url: hub?.url,
        skipTlsVerify: hub?.skipTlsVerify,
        setting: hub?.setting,
        quarantined: quarantined?.(name) ?? [],
      };
      return [
        within(clock, hubTimeoutMs, signal =>
          examineHub(file, { clock, signal, operations: config.operations }),
        ),
      ];
    });
    // Each of them tells its trouble instead of rejecting.
    return [
      ...(await Promise.all(asked)),
      ...config.unusableHubs.filter(hub => wanted(hub.name)).map(unusableHub),
    ];
  }

  async #spokes(query: DoctorQuery): Promise<DoctorSpoke[]> {
    const { clock, config } = this.#options;
    const limit = pLimit(config.probes.maxConcurrency);
    const wanted = ({ hub, name }: ClusterRef) =>
      (query.hub?.includes(hub) ?? true) &&
      (query.cluster?.includes(name) ?? true);
    const known = await this.#knownClusters(query);
    const asked = [...known].flatMap(([hub, clusters]) =>
      (clusters ?? []).map(({ name, server }) => ({
        ref: { hub, name },
        server,
      })),
    );
    const keys = new Set(asked.map(({ ref }) => stringifyClusterRef(ref)));
    const strange: DoctorSpoke[] = [];
    for (const entry of config.spokes) {
      const ref = { hub: entry.hub, name: entry.cluster };
      if (!wanted(ref) || keys.has(stringifyClusterRef(ref))) continue;
      const clusters = known.get(entry.hub);
      const direct = entry.url ?? entry.kubeconfig;
      if (!clusters && direct && this.#isHub(entry.hub)) {
        asked.push({ ref, server: direct });
      } else {
        strange.push(strangeSpoke(ref, this.#isHub(entry.hub), clusters));
      }
    }
    const examined = asked
      .filter(({ ref }) => wanted(ref))
      .map(({ ref, server }) =>
        limit(async () => {
          const file = this.#spokeFile(ref, server);
          try {
            return await examineSpoke(file, {
              clock,
              probeTimeoutMs: config.probes.timeoutMs,
            });
          } finally {
            await file.client?.close();
          }
        }),
      );
    const spokes = [...(await Promise.all(examined)), ...strange];
    return spokes.sort((a, b) => {
      const [left, right] = [a, b].map(({ ref }) => stringifyClusterRef(ref));
      return left < right ? -1 : 1;
    });
  }

  #isHub(name: string): boolean {
    const { config, hubClients } = this.#options;
    return (
      hubClients.has(name) || config.unusableHubs.some(hub => hub.name === name)
    );
  }

  async #knownClusters(
    query: DoctorQuery,
  ): Promise<Map<string, readonly KnownCluster[] | undefined>> {
    const names = [...this.#options.hubClients.keys()].filter(
      name => query.hub?.includes(name) ?? true,
    );
    // All at once: hubs that do not answer are waited for together.
    return new Map(
      await Promise.all(
        names.map(async name => {
          const clusters = await this.#options.clusters(name);
          return [name, clusters] as const;
        }),
      ),
    );
  }

  #spokeFile(ref: ClusterRef, server: string): SpokeFile {
    const { config, spokeAccess } = this.#options;
    const entry = config.spokes.find(
      one => one.hub === ref.hub && one.cluster === ref.name,
    );
    const file = {
      ref,
      url: entry && !entry.kubeconfig ? entry.url ?? server : undefined,
      skipTlsVerify: entry?.dangerouslyAllowSkipTLSVerify,
      managesClusters:
        managementCluster(config.clusterApi, ref.hub) === ref.name,
    };
    try {
      for (const access of spokeAccess) {
        const client = access.clientFor(ref, server);
        if (client) return { ...file, client };
      }
      return file;
    } catch (error) {
      const detail = error instanceof Error ? error.message : 'unknown error';
      return {
        ...file,
        badAccess: phrase('trouble.badAccess', {
          hub: ref.hub,
          cluster: ref.name,
          detail,
        }),
      };
    }
  }
}

function wayOf(hub: AnyHubConfig | undefined): HubFile['way'] {
  if (!hub) return 'module';
  return 'kubernetes' in hub ? 'kubernetes' : 'argocd';
}

function ownNetwork(
  spokes: readonly DoctorSpoke[],
): Pick<DoctorReport, 'ownNetwork' | 'phrases'> {
  const asked = spokes.filter(({ checks }) =>
    checks.some(({ check }) => check === 'reachable'),
  );
  const silent = asked.filter(({ checks }) =>
    checks.some(
      ({ check, outcome }) => check === 'reachable' && outcome === 'failed',
    ),
  );
  if (asked.length < 2 || silent.length < asked.length) return {};
  const words = phrase('attention.ownNetwork', { count: asked.length });
  return told({ ownNetwork: words });
}

import type {
  ClusterSummary,
  DoctorHub,
  DoctorReport,
  DoctorSpoke,
  HubSummary,
  Source,
} from '../wire';
import type { FakeWorld } from './fakeWorld';

/** What the doctor would say of a world: as its sources and probes are. */
export function doctorReportOf(
  world: Pick<FakeWorld, 'now' | 'hubs' | 'sources' | 'clusters'>,
): DoctorReport {
  return {
    generatedAt: world.now,
    configuration: [],
    hubs: world.hubs.map(hub =>
      hubOf(
        hub,
        world.sources.find(
          source => source.kind === 'hub' && source.hub === hub.name,
        ),
      ),
    ),
    spokes: world.clusters.map(spokeOf),
    annotations: [],
  };
}

function hubOf(hub: HubSummary, source: Source | undefined): DoctorHub {
  const { name, title, argocdVersion } = hub;
  const common = { hub: name, title, argocdVersion, leaks: [] };
  switch (source?.state) {
    case 'disabled':
      return { ...common, verdict: 'muted', checks: [] };
    case 'unreachable':
    case 'unauthorized': {
      const check = source.state === 'unreachable' ? 'reachable' : 'credential';
      const words = source.reason ?? `${title} is ${source.state}.`;
      const checks: DoctorHub['checks'] = [{ check, outcome: 'failed', words }];
      return { ...common, verdict: 'broken', checks };
    }
    default:
      return {
        ...common,
        verdict: 'ok',
        checks: [{ check: 'reachable', outcome: 'ok', words: 'It answers.' }],
      };
  }
}

function spokeOf(cluster: ClusterSummary): DoctorSpoke {
  const { ref, probe, kubernetesVersion } = cluster;
  const common = { ref, kubernetesVersion };
  const words = probe.reason ?? `Its probe says ${probe.state}.`;
  switch (probe.state) {
    case 'notConfigured':
      return {
        ...common,
        verdict: 'notConfigured',
        checks: [{ check: 'access', outcome: 'skipped', words }],
      };
    case 'unreachable':
      return {
        ...common,
        verdict: 'broken',
        checks: [{ check: 'reachable', outcome: 'failed', words }],
      };
    case 'unauthorized':
      return {
        ...common,
        verdict: 'broken',
        checks: [{ check: 'credential', outcome: 'failed', words }],
      };
    default:
      return {
        ...common,
        verdict: 'ok',
        checks: [{ check: 'readyz', outcome: 'ok', words: 'It is ready.' }],
      };
  }
}

import type { Config } from '@backstage/config';
import { readArgocdPlugin } from './argocdPluginConfig';
import {
  connectionKeys,
  readTrust,
  readUrl,
  refuseBeside,
} from './connectionSettings';
import {
  KubernetesPluginCluster,
  readKubernetesPlugin,
} from './kubernetesPluginConfig';
import { SectionReader } from './sectionReader';
import {
  defaultEnvironmentRules,
  EnvironmentRules,
} from './domain/environments';
import { ExportConfig, readExport } from './export/config';
import { AnyHubConfig, readHubs, UnusableHub } from './hubConfig';
import { NotificationsConfig, readNotifications } from './notifications/config';
import { MetricsConfig, readMetrics } from './observability/config';
import { OperationsConfig, readOperations } from './operationsConfig';
import type { RecoveryConfig } from './domain/recovery/objectives';
import { ClusterApiConfig, readClusterApi } from './clusterApiConfig';
import { PreviewConfig, readPreview } from './previewConfig';
import { ReadinessConfig, readReadiness } from './readinessConfig';
import { readRecovery } from './recoveryConfig';
import { readUpgrades, UpgradesConfig } from './upgradesConfig';
import {
  defaultProbeConfig,
  ProbeConfig,
  SpokeAccessConfig,
} from './spoke/accessConfig';

const DAY_MS = 86_400_000;

/** `fleet` of the configuration, typed. */
export interface FleetConfig {
  /** Milliseconds without a word after which a hub's values are drawn neutral. */
  staleAfterMs: number;
  environments: EnvironmentRules;
  /** Of `fleet.hubs`, and of the existing Argo CD plugins. */
  hubs: AnyHubConfig[];
  /** Entries with a mistake: shown as hubs that are not heard. */
  unusableHubs: UnusableHub[];
  spokes: SpokeAccessConfig[];
  /** Of the Backstage Kubernetes plugin; `spokes` win over them. */
  kubernetesPlugin: KubernetesPluginCluster[];
  probes: ProbeConfig;
  readiness: ReadinessConfig;
  /** Where Cluster API runs. */
  clusterApi: ClusterApiConfig;
  /** The plan of an upgrade of Kubernetes. */
  upgrades: UpgradesConfig;
  recovery: RecoveryConfig;
  /** Who is asked for metrics. */
  metrics: MetricsConfig;
  permissions: {
    /** Milliseconds for which a reader is known to be allowed to read; 0: not at all. */
    keepDecisionsMs: number;
  };
  /** Whom a preview may ask. */
  preview: PreviewConfig;
  /** What the hubs may be asked to do. */
  operations: OperationsConfig;
  history: {
    /** Milliseconds after which events are forgotten. */
    retentionMs: number;
  };
  notifications: NotificationsConfig;
  export: ExportConfig;
  /** One sentence per mistake anywhere in `fleet`, for the log. */
  problems: string[];
}

/**
 * Reads `fleet`. Pure, and never throws for what somebody wrote: a mistake
 * becomes a sentence in `problems`, a hub with a mistake becomes an unusable
 * hub, a spoke with one is left out, any other value takes its default.
 */
export function readFleetConfig(config: Config): FleetConfig {
  const problems: string[] = [];
  const fleet = new SectionReader(config, '', problems).sub('fleet');
  const staleAfterMs = fleet.duration('staleAfter', 60_000);
  const environments = readEnvironments(fleet.sub('environments'));
  const own = readHubs(fleet);
  const known = [...own.hubs, ...own.unusableHubs];
  const theirs = readArgocdPlugin(config, known, problems);
  return {
    staleAfterMs,
    environments,
    hubs: [...own.hubs, ...theirs.hubs],
    unusableHubs: [...own.unusableHubs, ...theirs.unusableHubs],
    spokes: readSpokes(fleet),
    kubernetesPlugin: readKubernetesPlugin(config, problems),
    probes: readProbes(fleet.sub('probes')),
    readiness: readReadiness(fleet.sub('readiness')),
    clusterApi: readClusterApi(fleet.sub('clusterApi')),
    upgrades: readUpgrades(fleet.sub('upgrades'), fleet.list('repositories')),
    recovery: readRecovery(fleet.sub('recovery')),
    metrics: readMetrics(fleet.sub('metrics')),
    permissions: readPermissions(fleet.sub('permissions')),
    preview: readPreview(fleet.sub('preview')),
    operations: readOperations(fleet.sub('operations')),
    history: readHistory(fleet.sub('history')),
    notifications: readNotifications(fleet.sub('notifications')),
    export: readExport(fleet.sub('export')),
    problems,
  };
}

function readEnvironments(section: SectionReader): EnvironmentRules {
  const defaults = defaultEnvironmentRules;
  return {
    label: section.text('label') ?? defaults.label,
    regionLabel: section.text('regionLabel') ?? defaults.regionLabel,
    order: section.texts('order', defaults.order),
    production: section.texts('production', defaults.production),
  };
}

function readProbes(section: SectionReader): ProbeConfig {
  const defaults = defaultProbeConfig;
  return {
    intervalMs: section.duration('interval', defaults.intervalMs),
    timeoutMs: section.duration('timeout', defaults.timeoutMs),
    misses: section.count('misses', defaults.misses),
    maxConcurrency: section.count('maxConcurrency', defaults.maxConcurrency),
  };
}

function readPermissions(section: SectionReader): FleetConfig['permissions'] {
  return {
    keepDecisionsMs: 1_000 * section.count('keepDecisionsSeconds', 5, 0),
  };
}

function readHistory(section: SectionReader): FleetConfig['history'] {
  return {
    retentionMs: section.duration('retention', 90 * DAY_MS, 3_650 * DAY_MS),
  };
}

function readSpokes(fleet: SectionReader): SpokeAccessConfig[] {
  return fleet.list('spokes').flatMap((entry, index) => {
    const problems: string[] = [];
    const label = `fleet.spokes[${index}]`;
    const spoke = readSpoke(new SectionReader(entry, label, problems));
    fleet.problems.push(...problems);
    return spoke && problems.length === 0 ? [spoke] : [];
  });
}

function readSpoke(section: SectionReader): SpokeAccessConfig | undefined {
  const hub = section.text('hub');
  const cluster = section.text('cluster');
  if (!hub) section.say('hub', 'is missing; name the hub of the cluster');
  if (!cluster) {
    section.say('cluster', 'is missing; name the cluster as the hub does');
  }
  const kubeconfig = section.text('kubeconfig');
  const context = section.text('context');
  const token = section.text('token');
  const tokenFile = section.text('tokenFile');
  if (kubeconfig) {
    refuseBeside(section, 'kubeconfig', connectionKeys);
  } else if (context) {
    section.say('context', 'needs kubeconfig, the file that has it');
  } else if (Boolean(token) === Boolean(tokenFile)) {
    section.say('token', 'or tokenFile is needed, and only one of them');
  }
  const url = readUrl(section, 'url');
  const { ca, caFile, skipTlsVerify } = readTrust(section);
  if (!hub || !cluster) return undefined;
  return {
    hub,
    cluster,
    url,
    token,
    tokenFile,
    ca,
    caFile,
    kubeconfig,
    context,
    dangerouslyAllowSkipTLSVerify: skipTlsVerify,
  };
}

import {
  defaultRequestMetrics,
  RequestMetrics,
} from '../domain/observability/requestMetrics';
import { readTrust, readUrl, TrustConfig } from '../connectionSettings';
import { SectionReader } from '../sectionReader';

/** How one server with the HTTP API of Prometheus is reached. */
export interface MetricsServerConfig extends TrustConfig {
  /** Where its entry is, for sentences. */
  setting: string;
  /** http(s), without credentials, query, fragment or a slash at the end. */
  url: string;
  token?: string;
  tokenFile?: string;
  timeoutMs: number;
  maxConcurrency: number;
}

/** What the label of a cluster says, where it is not the cluster's name. */
export interface ClusterLabelName {
  hub: string;
  /** Absent: the cluster that the hub itself runs on. */
  cluster?: string;
  value: string;
}

/** `fleet.metrics` of the configuration. */
export interface MetricsConfig {
  /** One server for all clusters, and how their series are told apart. */
  fleet?: MetricsServerConfig & {
    clusterLabel: string;
    names: readonly ClusterLabelName[];
  };
  /** Servers of one cluster, or (without `cluster`) of a hub's Argo CD. */
  servers: readonly (MetricsServerConfig & { hub: string; cluster?: string })[];
  requests: RequestMetrics;
  /** Grafana's page of a cluster, with {{hub}} and {{cluster}} in it. */
  grafanaUrl?: string;
}

const metricName = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const labelName = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

export function readMetrics(section: SectionReader): MetricsConfig {
  return {
    fleet: section.has('fleet') ? readFleet(section.sub('fleet')) : undefined,
    servers: readServers(section),
    requests: readRequests(section.sub('requests')),
    grafanaUrl: readGrafana(section.sub('grafana')),
  };
}

function readFleet(section: SectionReader): MetricsConfig['fleet'] {
  const server = readServer(section, 'fleet.metrics.fleet');
  const clusterLabel =
    readName(section, 'clusterLabel', labelName) ?? 'cluster';
  const names = section.list('clusterNames').flatMap((entry, index) => {
    const label = `fleet.metrics.fleet.clusterNames[${index}]`;
    const reader = new SectionReader(entry, label, section.problems);
    const hub = reader.text('hub');
    const value = reader.text('value');
    if (!hub) reader.say('hub', 'is missing; name the hub of the cluster');
    if (!value) {
      reader.say('value', `is missing; set what ${clusterLabel} says there`);
    }
    return hub && value
      ? [{ hub, cluster: reader.text('cluster'), value }]
      : [];
  });
  return server && { ...server, clusterLabel, names };
}

function readServers(section: SectionReader): MetricsConfig['servers'] {
  const taken = new Set<string>();
  return section.list('servers').flatMap((entry, index) => {
    const problems: string[] = [];
    const label = `fleet.metrics.servers[${index}]`;
    const reader = new SectionReader(entry, label, problems);
    const hub = reader.text('hub');
    if (!hub) reader.say('hub', 'is missing; name the hub');
    const cluster = reader.text('cluster');
    const key = JSON.stringify([hub, cluster]);
    if (taken.has(key)) {
      reader.say('cluster', 'has an entry already; keep one of them');
    }
    taken.add(key);
    const server = readServer(reader, label);
    section.problems.push(...problems);
    return hub && server && problems.length === 0
      ? [{ ...server, hub, cluster }]
      : [];
  });
}

function readServer(
  section: SectionReader,
  setting: string,
): MetricsServerConfig | undefined {
  const url = readUrl(section, 'url');
  if (url === undefined && !section.has('url')) {
    section.say('url', 'is missing; set it to where Prometheus answers');
  }
  const token = section.text('token');
  const tokenFile = section.text('tokenFile');
  if (token && tokenFile) {
    section.say('tokenFile', 'stands beside token; keep one of them');
  }
  const server = {
    setting,
    token,
    tokenFile,
    ...readTrust(section),
    timeoutMs: section.duration('timeout', 10_000),
    maxConcurrency: section.count('maxConcurrency', 4),
  };
  return url === undefined ? undefined : { ...server, url };
}

function readRequests(section: SectionReader): RequestMetrics {
  const defaults = defaultRequestMetrics;
  return {
    total: readName(section, 'total', metricName) ?? defaults.total,
    statusLabel:
      readName(section, 'statusLabel', labelName) ?? defaults.statusLabel,
    duration: readName(section, 'duration', metricName) ?? defaults.duration,
  };
}

/** A name becomes part of a query as it stands, so it may hold nothing else. */
function readName(
  section: SectionReader,
  key: string,
  form: RegExp,
): string | undefined {
  const name = section.text(key);
  if (name === undefined || form.test(name)) return name;
  section.say(
    key,
    "must be a name of letters, digits and '_' that does not begin with a digit",
  );
  return undefined;
}

function readGrafana(section: SectionReader): string | undefined {
  const url = section.text('clusterUrl');
  if (url === undefined) return undefined;
  const example = url.replace(/\{\{\s*(?:hub|cluster)\s*\}\}/g, 'name');
  const parsed = URL.canParse(example) ? new URL(example) : undefined;
  const http = parsed && ['http:', 'https:'].includes(parsed.protocol);
  const fixedHost = !/^[^/]*\/\/[^/?#]*\{\{/.test(url);
  if (http && fixedHost && !/[{}]/.test(example)) return url;
  section.say(
    'clusterUrl',
    'must be a URL that begins with https:// or http://, with {{hub}} and {{cluster}} only behind the host',
  );
  return undefined;
}

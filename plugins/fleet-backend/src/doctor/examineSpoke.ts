import type {
  ClusterRef,
  DoctorSpoke,
  SpokeCheckResult,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  AccessFinding,
  ProbeAnswer,
  SpokeClient,
  SpokeReading,
  spokeReadings,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { Clock } from '../clock';
import { findTroubles } from '../kubernetes/findTroubles';
import { asSourceError } from './asSourceError';
import { ContactFacts, contactOf } from './contact';
import { platformReadings } from './platformReadings';
import {
  spokeAccessRemedy,
  spokeCredentialRemedy,
  spokePermissionRemedy,
} from './remedies';
import { verdictOf } from './verdict';
import { within } from './within';

/** For all the reads of one spoke together. */
const readTimeoutMs = 15_000;

/** What is known of a spoke before it is asked. */
export interface SpokeFile {
  ref: ClusterRef;
  url?: string;
  skipTlsVerify?: boolean;
  /** The caller ends it. Absent: the portal has no access. */
  client?: SpokeClient;
  /** Why the configured access cannot be used at all. */
  badAccess?: string;
}

const readingWords: Record<SpokeReading, string> = {
  nodes: 'nodes',
  pods: 'pods',
  deployments: 'Deployments, which tell the add-ons',
  daemonSets: 'DaemonSets, which tell the add-ons',
  nodeMetrics: 'the CPU and memory that nodes use',
};

/** Asks one spoke everything that the portal needs of it. */
export async function examineSpoke(
  file: SpokeFile,
  options: { clock: Clock; probeTimeoutMs: number },
): Promise<DoctorSpoke> {
  const { ref, client } = file;
  if (file.badAccess !== undefined) {
    return {
      ref,
      verdict: 'broken',
      checks: [{ check: 'access', outcome: 'failed', words: file.badAccess }],
    };
  }
  if (!client) {
    return {
      ref,
      verdict: 'notConfigured',
      checks: [
        {
          check: 'access',
          outcome: 'skipped',
          words:
            'The portal has no access to it, so it shows what the hub says and marks it as not verified.',
          remedy: spokeAccessRemedy(ref),
        },
      ],
    };
  }
  const setting = `fleet.spokes[${ref.hub}/${ref.name}]`;
  const facts: ContactFacts = {
    url: file.url,
    skipTlsVerify: file.skipTlsVerify ?? false,
    setting,
    renew: spokeCredentialRemedy(setting),
  };
  const checks: SpokeCheckResult[] = [
    { check: 'access', outcome: 'ok', words: 'The portal has an access.' },
  ];
  const { clock, probeTimeoutMs } = options;
  let probed: ProbeAnswer;
  try {
    probed = await within(clock, probeTimeoutMs, signal =>
      client.probe({ signal }),
    );
  } catch (error) {
    checks.push(...contactOf(facts, asSourceError(error)));
    return { ref, verdict: verdictOf(checks), checks };
  }
  const { kubernetesVersion } = probed;
  checks.push(
    ...contactOf(facts, undefined),
    { check: 'readyz', outcome: 'ok', words: 'It says that it is ready.' },
    versionOf(kubernetesVersion),
    ...(await within(clock, readTimeoutMs, signal =>
      readingsOf(client, signal),
    )),
    ...(await within(clock, readTimeoutMs, signal =>
      platformReadings(client, signal),
    )),
  );
  return { ref, verdict: verdictOf(checks), kubernetesVersion, checks };
}

function versionOf(version: string | undefined): SpokeCheckResult {
  return version === undefined
    ? { check: 'version', outcome: 'unknown', words: 'It does not tell.' }
    : { check: 'version', outcome: 'ok', words: `Kubernetes ${version}.` };
}

async function readingsOf(
  client: SpokeClient,
  signal: AbortSignal,
): Promise<SpokeCheckResult[]> {
  const findings = await findingsOf(client, signal);
  return findings.map(({ reading, trouble }): SpokeCheckResult => {
    const what = readingWords[reading];
    if (!trouble) {
      return { check: reading, outcome: 'ok', words: `It may read ${what}.` };
    }
    if (trouble.kind === 'forbidden') {
      return {
        check: reading,
        outcome: 'failed',
        words: `It may not read ${what}: ${trouble.message}`,
        remedy: spokePermissionRemedy(reading),
      };
    }
    return reading === 'nodeMetrics' && trouble.kind === 'notFound'
      ? {
          check: reading,
          outcome: 'warning',
          words: 'The metrics API is not installed, so usage is not shown.',
          remedy: { words: 'Install metrics-server on the spoke.' },
        }
      : { check: reading, outcome: 'unknown', words: trouble.message };
  });
}

/** A client that cannot say is tried with what the pages read. */
function findingsOf(
  client: SpokeClient,
  signal: AbortSignal,
): Promise<AccessFinding<SpokeReading>[]> {
  if (client.checkAccess) return client.checkAccess({ signal });
  const read: Record<SpokeReading, () => Promise<unknown>> = {
    nodes: () => client.listNodes({ signal }),
    pods: () => client.readPods({ signal }),
    deployments: () => client.listAddOns({ signal }),
    daemonSets: () => client.listAddOns({ signal }),
    nodeMetrics: () => client.readUsage({ signal }),
  };
  return findTroubles(spokeReadings, async reading => {
    await read[reading]();
  });
}

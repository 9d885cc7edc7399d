import {
  ClusterRef,
  DoctorSpoke,
  Phrase,
  phrase,
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
import { checkResult, remedyOf } from './checkResult';
import { clusterApiReading } from './clusterApiReading';
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
  /** Cluster API of its hub runs there. */
  managesClusters: boolean;
  /** The caller ends it. Absent: the portal has no access. */
  client?: SpokeClient;
  /** Why the configured access cannot be used at all. */
  badAccess?: Phrase;
}

const readingWords = {
  nodes: 'doctor.what.nodes',
  pods: 'doctor.what.pods',
  deployments: 'doctor.what.deployments',
  daemonSets: 'doctor.what.daemonSets',
  nodeMetrics: 'doctor.what.nodeMetrics',
} as const satisfies Record<SpokeReading, string>;

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
      checks: [checkResult('access', 'failed', file.badAccess)],
    };
  }
  if (!client) {
    return {
      ref,
      verdict: 'notConfigured',
      checks: [
        checkResult(
          'access',
          'skipped',
          phrase('doctor.noAccess'),
          spokeAccessRemedy(ref),
        ),
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
    checkResult('access', 'ok', phrase('doctor.hasAccess')),
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
    checkResult('readyz', 'ok', phrase('doctor.saysReady')),
    versionOf(kubernetesVersion),
    ...(await within(clock, readTimeoutMs, signal =>
      readingsOf(client, signal),
    )),
    ...(await within(clock, readTimeoutMs, signal =>
      platformReadings(client, signal),
    )),
    ...(file.managesClusters
      ? await within(clock, readTimeoutMs, signal =>
          clusterApiReading(client, signal),
        )
      : []),
  );
  return { ref, verdict: verdictOf(checks), kubernetesVersion, checks };
}

function versionOf(version: string | undefined): SpokeCheckResult {
  return version === undefined
    ? checkResult('version', 'unknown', phrase('doctor.versionUntold'))
    : checkResult('version', 'ok', phrase('doctor.kubernetes', { version }));
}

async function readingsOf(
  client: SpokeClient,
  signal: AbortSignal,
): Promise<SpokeCheckResult[]> {
  const findings = await findingsOf(client, signal);
  return findings.map(({ reading, trouble }): SpokeCheckResult => {
    const what = [phrase(readingWords[reading])];
    if (!trouble) {
      return checkResult(reading, 'ok', phrase('doctor.mayRead', { what }));
    }
    if (trouble.kind === 'forbidden') {
      return checkResult(
        reading,
        'failed',
        phrase('doctor.mayNotRead', { what, reason: [trouble.phrase] }),
        spokePermissionRemedy(reading),
      );
    }
    return reading === 'nodeMetrics' && trouble.kind === 'notFound'
      ? checkResult(
          reading,
          'warning',
          phrase('doctor.noMetricsApi'),
          remedyOf(phrase('doctor.installMetrics')),
        )
      : checkResult(reading, 'unknown', trouble.phrase);
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

import {
  DoctorHub,
  HubCheckResult,
  listOf,
  Phrase,
  phrase,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  AccessFinding,
  HubAccess,
  HubClient,
  HubIdentity,
  HubReading,
  hubReadings,
  Quarantined,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { Clock } from '../clock';
import { asSourceError } from './asSourceError';
import { checkResult, remedyOf } from './checkResult';
import { settingOf } from '../hubConfig';
import { ContactFacts, contactOf } from './contact';
import { examineOperations } from './examineOperations';
import { examineStream } from './examineStream';
import { knownLeaksOf } from './knownLeaks';
import {
  hubCredentialRemedy,
  hubPermissionRemedy,
  hubRuleRemedy,
  kubernetesHubCredentialRemedy,
} from './remedies';
import { verdictOf } from './verdict';
import type { OperationsConfig } from '../operationsConfig';

/** What is known of a hub before it is asked. */
export interface HubFile {
  name: string;
  title: string;
  client: HubClient;
  /** How it is read; the words for what to paste go by it. */
  way: 'argocd' | 'kubernetes' | 'module';
  /** Of the configuration; absent for a hub that a module brings. */
  url?: string;
  skipTlsVerify?: boolean;
  /** Where its entry is, when not in `fleet.hubs`. */
  setting?: string;
  /** Objects of its last lists that could not be read. */
  quarantined: readonly Quarantined[];
}

const readingWords: Record<HubReading, string | Phrase> = {
  applications: 'Applications',
  applicationSets: 'ApplicationSets',
  clusters: phrase('doctor.what.clusters'),
  projects: 'AppProjects',
};

interface ExamineOptions {
  clock: Clock;
  signal: AbortSignal;
  /** What the portal is to be able to have done. */
  operations: OperationsConfig;
}

/** Asks one hub everything that the portal needs of it. */
export async function examineHub(
  file: HubFile,
  options: ExamineOptions,
): Promise<DoctorHub> {
  const { name, title, client, way } = file;
  const setting = settingOf(file);
  const facts: ContactFacts = {
    url: file.url,
    skipTlsVerify: file.skipTlsVerify ?? false,
    setting,
    renew:
      way === 'kubernetes'
        ? kubernetesHubCredentialRemedy(setting)
        : hubCredentialRemedy(setting),
  };
  let identity: HubIdentity = {};
  const checks: HubCheckResult[] = [];
  try {
    identity = await client.check({ signal: options.signal });
    checks.push(...contactOf(facts, undefined));
    checks.push(...(await examineAccess(file, identity, options)));
    checks.push(objectsOf(file.quarantined));
  } catch (error) {
    checks.push(...contactOf(facts, asSourceError(error)));
  }
  const leaks = knownLeaksOf(identity.version);
  if (checks.some(({ check }) => check === 'objects')) {
    checks.push(versionOf(identity.version, leaks.length));
  }
  return {
    hub: name,
    title,
    verdict: verdictOf(checks),
    argocdVersion: identity.version,
    account: identity.username,
    checks,
    leaks,
  };
}

async function examineAccess(
  { client, way }: HubFile,
  { username }: HubIdentity,
  options: ExamineOptions,
): Promise<HubCheckResult[]> {
  const access = await accessOf(client, options.signal);
  const excess = access.excess.filter(
    permission =>
      permission !== 'clusters, update' ||
      !options.operations.has('invalidateCache'),
  );
  const denied = new Set<HubReading>();
  const checks = access.readings.map(({ reading, trouble }): HubCheckResult => {
    const what = [readingWords[reading]];
    if (!trouble) {
      return checkResult(reading, 'ok', phrase('doctor.mayRead', { what }));
    }
    if (trouble.kind !== 'forbidden') {
      return checkResult(reading, 'unknown', trouble.phrase);
    }
    denied.add(reading);
    return checkResult(
      reading,
      'failed',
      phrase('doctor.mayNotReadAll', { what, reason: [trouble.phrase] }),
      way === 'kubernetes'
        ? hubRuleRemedy(reading)
        : hubPermissionRemedy(reading, username),
    );
  });
  checks.push(
    await examineStream(
      'applicationStream',
      denied.has('applications'),
      watch => client.watchApplications(watch),
      options,
    ),
    await examineStream(
      'applicationSetStream',
      denied.has('applicationSets'),
      watch => client.watchApplicationSets(watch),
      options,
    ),
  );
  if (excess.length > 0) {
    checks.push(
      checkResult(
        'leastPrivilege',
        'warning',
        phrase('doctor.excess', { permissions: excess.join('; ') }),
        remedyOf(phrase('doctor.ownAccount')),
      ),
    );
  } else if (way === 'argocd') {
    checks.push(checkResult('leastPrivilege', 'ok', phrase('doctor.noExcess')));
  }
  checks.push(...examineOperations(access, options.operations, username));
  return checks;
}

/** A client that cannot say is tried: lists are the only proof then. */
async function accessOf(
  client: HubClient,
  signal: AbortSignal,
): Promise<HubAccess> {
  if (client.checkAccess) {
    try {
      return await client.checkAccess({ signal });
    } catch (error) {
      const trouble = new SourceError('notFound', asSourceError(error).phrase);
      return {
        readings: hubReadings.map(reading => ({ reading, trouble })),
        excess: [],
      };
    }
  }
  const read: Record<HubReading, () => Promise<unknown>> = {
    applications: () => client.listApplications({ signal }),
    applicationSets: () => client.listApplicationSets({ signal }),
    clusters: () => client.listClusters({ signal }),
    projects: () => client.listProjects({ signal }),
  };
  const readings: AccessFinding<HubReading>[] = [];
  for (const reading of hubReadings) {
    try {
      await read[reading]();
      readings.push({ reading });
    } catch (error) {
      readings.push({ reading, trouble: asSourceError(error) });
    }
  }
  return { readings, excess: [] };
}

function objectsOf(quarantined: readonly Quarantined[]): HubCheckResult {
  if (quarantined.length === 0) {
    return checkResult('objects', 'ok', phrase('doctor.objectsRead'));
  }
  const objects = listOf(
    quarantined.map(({ kind, name, reason }) =>
      name === undefined
        ? phrase('doctor.namelessObject', { kind, reason })
        : `${kind} ${name} (${reason})`,
    ),
    11,
  );
  return checkResult(
    'objects',
    'warning',
    phrase('doctor.objectsAside', { objects }),
  );
}

function versionOf(version: string | undefined, leaks: number): HubCheckResult {
  if (version === undefined) {
    return checkResult('version', 'skipped', phrase('doctor.noVersion'));
  }
  return leaks === 0
    ? checkResult('version', 'ok', phrase('doctor.noLeaks', { version }))
    : checkResult(
        'version',
        'warning',
        phrase('doctor.leaks', { version }),
        remedyOf(phrase('doctor.upgrade')),
      );
}

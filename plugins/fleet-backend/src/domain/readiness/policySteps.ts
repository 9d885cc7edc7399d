import {
  listOf,
  Phrase,
  phrase,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  BenchReport,
  DeprecatedApi,
  PolicyTally,
  ReadyObject,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { addOnRemedy, EQUIP, notReady, readyEvidence } from './addOnSteps';
import {
  dated,
  isVerdict,
  readBlocks,
  StepEvidence,
  StepSubject,
  StepVerdict,
} from './step';

/** Kyverno enforces its policies; what its reports say is for attention only. */
export function policies({ reading }: StepSubject): StepVerdict {
  const read = readBlocks<ReadyObject[]>(
    [reading.platform.clusterPolicies, reading.platform.validatingPolicies],
    {
      words: phrase('readiness.notInstalled', { addOn: 'Kyverno' }),
      remedy: addOnRemedy('Kyverno'),
    },
  );
  if (isVerdict(read)) return read;
  const objects = read.values.flat();
  const evidence = objects.map(readyEvidence);
  const troubled = objects.filter(({ ready }) => !ready);
  if (objects.length === 0 || troubled.length > 0) {
    return dated(read, {
      outcome: 'notReady',
      words:
        objects.length === 0
          ? phrase('readiness.noKyvernoPolicy')
          : notReady(troubled),
      evidence,
      remedy:
        objects.length === 0
          ? addOnRemedy(phrase('readiness.thePolicies'))
          : { words: phrase('readiness.mendPolicy'), template: EQUIP },
    });
  }
  const tallies = tallyOf(reading).filter(({ source }) => !isBench(source));
  const failures = sumOf(tallies);
  return dated(read, {
    outcome: failures > 0 ? 'attention' : 'ready',
    words:
      failures > 0
        ? phrase('readiness.policiesFail', {
            ready: [
              phrase('readiness.policyRuleSets', { count: objects.length }),
            ],
            failures: [phrase('readiness.failures', { count: failures })],
          })
        : phrase('readiness.policiesReady', { count: objects.length }),
    evidence: [...tallies.flatMap(tallyEvidence), ...evidence],
  });
}

/** kube-bench passed, as its report says. */
export function benchmark({ reading }: StepSubject): StepVerdict {
  const { benchReport } = reading.platform;
  const tallies = tallyOf(reading).filter(({ source }) => isBench(source));
  if (benchReport?.status === 'absent' && tallies.length > 0) {
    return benchmarkOfReports(reading, tallies);
  }
  const read = readBlocks<BenchReport>([benchReport], {
    words: phrase('readiness.noBench'),
    remedy: {
      words: phrase('readiness.bringBench'),
      template: 'put-a-service-on-the-fleet',
    },
  });
  if (isVerdict(read)) return read;
  const [{ pass, fail, warn, failed, at }] = read.values;
  return dated(read, {
    outcome: fail > 0 ? 'notReady' : 'ready',
    words: benchWords(pass, fail, warn),
    evidence: [
      {
        object: 'ConfigMap fleet-portal/kube-bench-report',
        says: phrase('readiness.benchCounts', { pass, fail, warn }),
        ok: fail === 0,
        since: at,
      },
      ...failed.map(test => ({
        object: phrase('readiness.theCheck', { test }),
        says: phrase('readiness.failed'),
        ok: false,
      })),
    ],
    remedy: fail > 0 ? benchRemedy : undefined,
  });
}

const benchRemedy = { words: phrase('readiness.mendBench') };

function benchmarkOfReports(
  reading: StepSubject['reading'],
  tallies: PolicyTally[],
): StepVerdict {
  const fail = sumOf(tallies);
  const total = (key: 'pass' | 'warn') =>
    tallies.reduce((sum, tally) => sum + tally[key], 0);
  const block = reading.platform.clusterPolicyReports;
  return {
    outcome: fail > 0 ? 'notReady' : 'ready',
    words: benchWords(total('pass'), fail, total('warn')),
    evidence: tallies.flatMap(tallyEvidence),
    observedAt: block && 'observedAt' in block ? block.observedAt : undefined,
    remedy: fail > 0 ? benchRemedy : undefined,
  };
}

function benchWords(pass: number, fail: number, warn: number): Phrase {
  return fail > 0
    ? phrase('readiness.benchFailed', {
        count: fail,
        total: pass + fail + warn,
      })
    : phrase('readiness.benchPassed', { count: pass });
}

/** Nothing asks for an API that a later Kubernetes no longer has. */
export function deprecatedApis({ reading }: StepSubject): StepVerdict {
  const read = readBlocks<DeprecatedApi[]>([reading.platform.deprecatedApis], {
    words: phrase('readiness.noMetrics'),
  });
  if (isVerdict(read)) return read;
  const all = read.values.flat();
  const doomed = all.filter(({ removedRelease }) => removedRelease !== '');
  return dated(read, {
    outcome: doomed.length > 0 ? 'notReady' : 'ready',
    words:
      doomed.length > 0
        ? phrase('readiness.apisDoomed', {
            names: listOf(doomed.map(apiName)),
            release: doomed[0].removedRelease,
          })
        : phrase('readiness.apisFine'),
    evidence: all.map(api => ({
      object: apiName(api),
      says: api.removedRelease
        ? phrase('readiness.removedIn', { release: api.removedRelease })
        : phrase('readiness.deprecated'),
      ok: api.removedRelease === '',
    })),
    remedy:
      doomed.length > 0
        ? {
            words: phrase('readiness.moveApis'),
          }
        : undefined,
  });
}

function apiName({ group, version, resource }: DeprecatedApi): string {
  return `${resource} ${group ? `${group}/` : ''}${version}`;
}

function tallyOf({ platform }: StepSubject['reading']): PolicyTally[] {
  const { policyReports, clusterPolicyReports } = platform;
  return [policyReports, clusterPolicyReports].flatMap(block =>
    block && 'value' in block ? block.value : [],
  );
}

function tallyEvidence(tally: PolicyTally): StepEvidence[] {
  const { source, pass, fail, failing, at } = tally;
  return [
    {
      object: phrase('readiness.thePolicyReports', { source }),
      says: phrase('readiness.passedFailed', { pass, fail }),
      ok: fail === 0,
      since: at,
    },
    ...failing.map(entry => ({
      object: phrase('readiness.thePolicy', { policy: entry.policy }),
      says: phrase('readiness.failures', { count: entry.count }),
      ok: false,
    })),
  ];
}

function sumOf(tallies: readonly PolicyTally[]): number {
  return tallies.reduce((sum, { fail }) => sum + fail, 0);
}

function isBench(source: string): boolean {
  return /kube.?bench/i.test(source);
}

import type { ReadinessEvidence } from '@fleet-portal/backstage-plugin-fleet-common';
import type {
  BenchReport,
  DeprecatedApi,
  PolicyTally,
  ReadyObject,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { count, listed } from '../words';
import { addOnRemedy, readyEvidence } from './addOnSteps';
import { dated, isVerdict, readBlocks, StepSubject, StepVerdict } from './step';

/** Kyverno enforces its policies; what its reports say is for attention only. */
export function policies({ reading }: StepSubject): StepVerdict {
  const read = readBlocks<ReadyObject[]>(
    [reading.platform.clusterPolicies, reading.platform.validatingPolicies],
    { words: 'Kyverno is not installed.', remedy: addOnRemedy('Kyverno') },
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
          ? 'Kyverno is installed and has no policy.'
          : `${listed(troubled.map(({ name }) => name))} not ready.`,
      evidence,
      remedy:
        objects.length === 0
          ? addOnRemedy('the policies')
          : { words: 'Look at the message of the policy and mend it in Git.' },
    });
  }
  const tallies = tallyOf(reading).filter(({ source }) => !isBench(source));
  const failures = sumOf(tallies);
  return dated(read, {
    outcome: failures > 0 ? 'attention' : 'ready',
    words:
      failures > 0
        ? `${count(
            objects.length,
            'policy rule set',
          )} ready; reports have ${count(failures, 'failure')}.`
        : `${count(objects.length, 'policy rule set')} ready.`,
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
    words: 'No kube-bench report is there.',
    remedy: {
      words:
        'Let an ApplicationSet bring docs/manifests/kube-bench.yaml to this cluster; its CronJob leaves the report.',
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
        says: `${pass} passed, ${fail} failed, ${warn} warned`,
        ok: fail === 0,
        since: at,
      },
      ...failed.map(test => ({
        object: `check ${test}`,
        says: 'failed',
        ok: false,
      })),
    ],
    remedy: fail > 0 ? benchRemedy : undefined,
  });
}

const benchRemedy = {
  words:
    'Each number is a check of the CIS benchmark, which says how to mend it.',
};

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

function benchWords(pass: number, fail: number, warn: number): string {
  return fail > 0
    ? `${count(fail, 'check')} of ${pass + fail + warn} failed.`
    : `${count(pass, 'check')} passed, none failed.`;
}

/** Nothing asks for an API that a later Kubernetes no longer has. */
export function deprecatedApis({ reading }: StepSubject): StepVerdict {
  const read = readBlocks<DeprecatedApi[]>([reading.platform.deprecatedApis], {
    words: 'The API server has no metrics.',
  });
  if (isVerdict(read)) return read;
  const all = read.values.flat();
  const doomed = all.filter(({ removedRelease }) => removedRelease !== '');
  return dated(read, {
    outcome: doomed.length > 0 ? 'notReady' : 'ready',
    words:
      doomed.length > 0
        ? `Somebody asks for ${listed(doomed.map(apiName))}, which ${
            doomed[0].removedRelease
          } no longer has.`
        : 'Nobody asked for an API that is going to be removed.',
    evidence: all.map(api => ({
      object: apiName(api),
      says: api.removedRelease
        ? `removed in ${api.removedRelease}`
        : 'deprecated, no release is named that removes it',
      ok: api.removedRelease === '',
    })),
    remedy:
      doomed.length > 0
        ? {
            words:
              'Move the manifests and controllers that ask for it to the version that replaces it, before the cluster is upgraded.',
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

function tallyEvidence(tally: PolicyTally): ReadinessEvidence[] {
  const { source, pass, fail, failing, at } = tally;
  return [
    {
      object: `policy reports of ${source}`,
      says: `${pass} passed, ${fail} failed`,
      ok: fail === 0,
      since: at,
    },
    ...failing.map(entry => ({
      object: `policy ${entry.policy}`,
      says: `${count(entry.count, 'failure')}`,
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

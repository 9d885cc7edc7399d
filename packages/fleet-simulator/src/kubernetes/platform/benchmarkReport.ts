import { timestamp } from '../../clock';
import type { JsonObject } from '../../json';
import {
  lacksOf,
  type PlatformObjects,
  type PlatformWorld,
} from './PlatformWorld';

const week = 7 * 86_400_000;

/** Checks of the benchmark, by its section. */
const checks: readonly [section: string, description: string, string[]][] = [
  ['1.2', 'API Server', ['1.2.1', '1.2.2', '1.2.16', '1.2.17', '1.2.18']],
  ['4.2', 'Kubelet', ['4.2.1', '4.2.2', '4.2.6', '4.2.9']],
];

/** The ConfigMap in which the weekly run of kube-bench leaves its report. */
export function benchmarkReport(world: PlatformWorld): PlatformObjects {
  const { benchmark = [] } = lacksOf(world);
  if (benchmark === 'missing') return new Map();
  const { spoke, seeded, bornAt, now } = world;
  const ranAt = now - ((now - bornAt) % week);
  const map: JsonObject = {
    metadata: {
      name: 'kube-bench-report',
      namespace: 'fleet-portal',
      uid: seeded.uuid('kube-bench', spoke.name),
      creationTimestamp: timestamp(bornAt),
    },
    data: {
      finishedAt: timestamp(ranAt),
      'report.json': JSON.stringify(reportOf(benchmark)),
    },
  };
  return new Map([['configmaps', [map]]]);
}

/** As `kube-bench run --json` prints it. */
function reportOf(failing: readonly string[]) {
  const controls = checks.map(([section, description, numbers]) => {
    const results = numbers.map(number => ({
      test_number: number,
      test_desc: `Check ${number} of the benchmark`,
      scored: true,
      status: failing.includes(number) ? 'FAIL' : 'PASS',
    }));
    const fail = results.filter(({ status }) => status === 'FAIL').length;
    const pass = results.length - fail;
    return {
      id: section.split('.')[0],
      version: 'cis-1.11',
      text: description,
      tests: [{ section, desc: description, pass, fail, warn: 0, results }],
      total_pass: pass,
      total_fail: fail,
      total_warn: 0,
      total_info: 0,
    };
  });
  const total = (key: 'total_pass' | 'total_fail') =>
    controls.reduce((sum, control) => sum + control[key], 0);
  return {
    Controls: controls,
    Totals: {
      total_pass: total('total_pass'),
      total_fail: total('total_fail'),
      total_warn: 0,
      total_info: 0,
    },
  };
}

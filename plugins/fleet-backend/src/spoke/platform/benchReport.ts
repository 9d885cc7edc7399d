import {
  BenchReport,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { decode, PlatformApi } from './PlatformApi';

/** Where docs/manifests/kube-bench.yaml puts the report. */
const place = { namespace: 'fleet-portal', name: 'kube-bench-report' };

/** What `kube-bench run --json` prints. */
const reportSchema = z.object({
  Controls: z.array(
    z.object({
      tests: z
        .array(
          z.object({
            results: z
              .array(z.object({ test_number: z.string(), status: z.string() }))
              .nullish(),
          }),
        )
        .nullish(),
    }),
  ),
  Totals: z.object({
    total_pass: z.number(),
    total_fail: z.number(),
    total_warn: z.number(),
  }),
});

const MOST_FAILED = 20;

/** The report of kube-bench, which its CronJob leaves in a ConfigMap. */
export async function benchReport(api: PlatformApi): Promise<BenchReport> {
  const map = await api.configMap(place.namespace, place.name);
  const report = decode(
    reportSchema,
    parseJson(map.data['report.json'] ?? ''),
    'kube-bench report',
  );
  const { total_pass, total_fail, total_warn } = report.Totals;
  return {
    pass: total_pass,
    fail: total_fail,
    warn: total_warn,
    failed: report.Controls.flatMap(({ tests }) => tests ?? [])
      .flatMap(({ results }) => results ?? [])
      .filter(({ status }) => status === 'FAIL')
      .map(result => result.test_number)
      .slice(0, MOST_FAILED),
    at: map.data.finishedAt ?? map.createdAt,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SourceError(
      'malformed',
      `ConfigMap ${place.namespace}/${place.name} has no JSON in its key report.json.`,
    );
  }
}

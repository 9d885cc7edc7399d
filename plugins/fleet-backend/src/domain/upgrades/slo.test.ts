import type {
  MetricReading,
  MetricSample,
} from '@fleet-portal/backstage-plugin-fleet-node';
import type { ClusterDeployment } from '../deliveryDeployments';
import { defaultRequestMetrics } from '../observability/requestMetrics';
import {
  judgeDeployments,
  judgeMeasured,
  measuredObjectives,
  watchedFigures,
} from './slo';

const slo = {
  windowMs: 600_000,
  checkEveryMs: 60_000,
  errorRate: 0.01,
  latency: { quantile: 0.99, withinSeconds: 1 },
  apiServer: 0.999,
  failedDeployments: 0.25,
};
const objectives = measuredObjectives(slo, defaultRequestMetrics);
const told = (
  value?: number | null,
): MetricReading<readonly MetricSample[]> => ({
  status: 'ok',
  value: value === undefined ? [] : [{ at: 0, labels: {}, value }],
  observedAt: '2030-01-10T00:00:00.000Z',
});
const outcomeOf = (
  index: number,
  reading: MetricReading<readonly MetricSample[]>,
) => judgeMeasured(objectives[index], reading).outcome;

it('watches the figures that have an objective', () => {
  expect(watchedFigures(undefined)).toEqual([]);
  expect(watchedFigures({ ...slo, latency: undefined })).toEqual([
    'errorRate',
    'apiServer',
    'failedDeployments',
  ]);
  expect(
    objectives.map(({ figure, objective }) => [figure, objective]),
  ).toEqual([
    ['errorRate', 0.01],
    ['latency', 1],
    ['apiServer', 0.999],
  ]);
  const where = [{ label: 'cluster', value: 'prod-eu-2' }];
  expect(objectives[1].query(where)).toContain('histogram_quantile(0.99');
  expect(objectives[0].query(where)).toContain('[600s]');
});

it.each<[string, number, number | null | undefined, string]>([
  ['as many errors as may be', 0, 0.01, 'met'],
  ['more errors', 0, 0.011, 'burning'],
  ['a slow answer', 1, 1.2, 'burning'],
  ['an API server that answers', 2, 1, 'met'],
  ['an API server that answers less', 2, 0.99, 'burning'],
  ['no request at all', 0, null, 'met'],
  ['no such series', 0, undefined, 'unknown'],
])('judges %s', (_, index, value, outcome) => {
  expect(outcomeOf(index, told(value))).toBe(outcome);
});

it('does not call met what could not be read', () => {
  const reason = 'No metrics of this cluster are known.';
  expect(
    judgeMeasured(objectives[0], { status: 'notConfigured', reason }),
  ).toEqual({
    figure: 'errorRate',
    objective: 0.01,
    outcome: 'unknown',
    reason,
  });
  expect(judgeDeployments(0.25, undefined)).toMatchObject({
    outcome: 'unknown',
  });
});

it('counts deployments that failed, without roll-backs', () => {
  const deployment = (
    failed: boolean,
    rollsBack = false,
  ): ClusterDeployment => ({
    hub: 'prod-hub',
    namespace: 'argocd',
    application: 'shop',
    uid: 'u',
    cluster: 'prod-eu-2',
    revisions: ['r'],
    revision: 'r',
    occurrence: 0,
    rollsBack,
    historyId: 1,
    deployedAt: 0,
    seenAt: 0,
    ...(failed && { failure: { at: 1 } }),
  });
  const judged = (...all: ClusterDeployment[]) => judgeDeployments(0.25, all);
  expect(judged()).toMatchObject({ outcome: 'met' });
  expect(
    judged(deployment(true), ...Array(3).fill(deployment(false))),
  ).toMatchObject({ outcome: 'met', value: 0.25 });
  expect(judged(deployment(true), deployment(false, true))).toMatchObject({
    outcome: 'burning',
    value: 1,
  });
});

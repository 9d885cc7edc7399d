import type { ApplicationSource } from '@fleet-portal/backstage-plugin-fleet-common';
import { doomedIn, manifestsOf, ScannedTree } from './manifestApis';

const files = {
  'apps/shop/cron.yaml': `# nightly
apiVersion: "batch/v1beta1" # old
kind: CronJob
metadata:
  labels: { team: shop }
  name: nightly
---
apiVersion: batch/v1
kind: Job
metadata: { name: once }
`,
  'charts/edge/templates/flow.yaml': `{{- if .Values.flow }}
apiVersion: flowcontrol.apiserver.k8s.io/v1beta3
kind: FlowSchema
metadata:
  name: {{ include "name" . }}
{{- end }}
`,
  'charts/edge/templates/hpa.yaml': `apiVersion: {{ .Capabilities }}
kind: HorizontalPodAutoscaler
`,
  'docs/old.md': 'apiVersion: batch/v1beta1\nkind: CronJob\n',
  'large.yaml': undefined,
};
const repoURL = 'https://git.example.com/acme/fleet.git';
const source = (path: string): ApplicationSource => ({
  repoURL,
  path,
  targetRevision: 'main',
});
const tree = doomedIn({ files });
const told = (target: string, ...sources: ApplicationSource[]) =>
  manifestsOf(sources, () => tree, target);

it('finds old APIs in manifests and in templates of charts', () => {
  expect(tree.map(({ file, object }) => `${file}: ${object}`)).toEqual([
    'apps/shop/cron.yaml: CronJob nightly',
    'charts/edge/templates/flow.yaml: FlowSchema',
  ]);
});

it('refuses what the target no longer serves, with file, object and replacement', () => {
  expect(told('v1.36.1', source('apps/shop'), source('./apps/shop/'))).toEqual({
    outcome: 'failed',
    unread: [],
    uses: [
      {
        api: 'batch/v1beta1 cronjobs',
        removedIn: '1.25',
        replacement: 'batch/v1',
        file: 'apps/shop/cron.yaml',
        object: 'CronJob nightly',
      },
    ],
  });
  expect(told('v1.24.9', source('apps/shop')).outcome).toBe('passed');
  expect(told('v1.31.0', source('.')).uses).toHaveLength(1);
  expect(told('v1.32.0', source('.')).uses).toHaveLength(2);
  expect(told('v1.36.1', source('apps/sho')).outcome).toBe('passed');
});

it('names what it cannot search, and waits for what it has not read yet', () => {
  const chart: ApplicationSource = {
    repoURL: 'https://charts.example.com',
    chart: 'kyverno',
    targetRevision: '3.4.1',
  };
  const unreadable: ScannedTree = { reason: 'no integration' };
  expect(
    manifestsOf([chart, source('x')], () => unreadable, 'v1.36.1'),
  ).toEqual({
    outcome: 'passed',
    uses: [],
    unread: [
      'https://git.example.com/acme/fleet.git',
      'kyverno (https://charts.example.com)',
    ],
  });
  expect(manifestsOf([source('x')], () => undefined, 'v1.36.1').outcome).toBe(
    'unknown',
  );
  expect(manifestsOf([], () => undefined, 'v1.36.1').outcome).toBe('passed');
});

it('does not stop at a long document without a name', () => {
  const lines = '    a: b\n'.repeat(200);
  const text = `apiVersion: batch/v1beta1\nkind: CronJob\nmetadata:\n${lines}spec: {}\n`;
  const found = doomedIn({ files: { 'long.yaml': text } });
  expect(found.map(({ object }) => object)).toEqual(['CronJob']);
});

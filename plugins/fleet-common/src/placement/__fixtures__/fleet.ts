import { decodeApplicationSet, evaluatePlacement } from '../index';
import { GitSnapshot, PlacementCluster, PlacementResult } from '../types';

/** Four spokes and the hub itself, for the tests of the engine. */
export const fleet: PlacementCluster[] = [
  spoke('staging-eu', { env: 'staging', region: 'eu', tier: 'standard' }),
  {
    ...spoke('Prod_EU', { env: 'prod', region: 'eu', tier: 'critical' }),
    annotations: { 'fleet/owner': 'team-a' },
    project: 'payments',
  },
  spoke('prod-us', { env: 'prod', region: 'us', tier: 'critical' }),
  spoke('dr-us', { env: 'dr', region: 'us' }),
  {
    name: 'in-cluster',
    server: 'https://kubernetes.default.svc',
    labels: {},
    inCluster: true,
  },
];

export function spoke(
  name: string,
  labels: Record<string, string>,
): PlacementCluster {
  return { name, server: `https://${name.toLowerCase()}.example.com`, labels };
}

export const repository: GitSnapshot = {
  files: {
    'README.md': 'hello',
    'apps/web/Chart.yaml': 'name: web',
    'apps/web/templates/a.yaml': '',
    'apps/Api_v2/Chart.yaml': 'name: api',
    'apps/old/Chart.yaml': 'name: old',
    '.github/workflows/ci.yaml': 'on: push',
    'apps/.hidden/x/y.yaml': '',
    'config/eu.json': '{"name":"eu","target":{"cluster":"Prod_EU"},"size":3}',
    'config/nested/deep.yaml': 'name: deep\ntarget: {cluster: dr-us}\n',
    'config/many.yaml': '- name: one\n- name: two\n',
    'config/broken.yaml': 'a: [b',
    'config/unknown.yaml': undefined,
  },
};

/** Evaluates a spec, with a template that names what is left out. */
export function evaluate(
  spec: Record<string, unknown>,
  input: Partial<Parameters<typeof evaluatePlacement>[0]> = {},
): PlacementResult {
  const name = spec.goTemplate ? 'app-{{.name}}' : 'app-{{name}}';
  const server = spec.goTemplate ? '{{.server}}' : '{{server}}';
  return evaluatePlacement({
    applicationSet: decodeApplicationSet({
      metadata: { name: 'set', namespace: 'argocd' },
      spec: {
        template: {
          metadata: { name },
          spec: {
            project: 'default',
            source: { repoURL: 'https://git.example.com/fleet', path: '.' },
            destination: { server, namespace: 'ns' },
          },
        },
        ...spec,
      },
    }),
    clusters: fleet,
    git: () => repository,
    ...input,
  });
}

/** A template whose only interesting part is the name. */
export function named(name: string): Record<string, unknown> {
  return {
    metadata: { name },
    spec: { project: 'default', destination: { name: 'prod-us' } },
  };
}

export function namesOf(result: PlacementResult): string[] {
  return result.applications.map(application => application.name).sort();
}

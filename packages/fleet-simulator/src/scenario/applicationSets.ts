import type { JsonObject } from '../json';
import type { ServiceSpec } from './services';

/** The ApplicationSets of the demo as plain objects; they reach Git through a YAML serialiser. */
interface SetOptions {
  repoURL: string;
  hub: string;
}

const deployable = { key: 'deploy', operator: 'In', values: ['true'] };

/** The set in `apps/<service>/applicationset.yaml`; none for services that their group's matrix makes. */
export function applicationSetOf(
  service: ServiceSpec,
  options: SetOptions,
): JsonObject | undefined {
  switch (service.spread) {
    case 'everywhere':
      return clusterSet(service, options, { matchLabels: { deploy: 'true' } });
    case 'serving':
      return clusterSet(service, options, {
        matchExpressions: [
          deployable,
          { key: 'tier', operator: 'In', values: ['core', 'edge'] },
        ],
      });
    case 'core':
      return clusterSet(service, options, {
        matchLabels: { deploy: 'true', tier: 'core' },
      });
    case 'regional':
      return clusterSet(service, options, {
        matchExpressions: [
          deployable,
          { key: 'region', operator: 'In', values: ['eu-west-1', 'us-east-1'] },
          { key: 'env', operator: 'NotIn', values: ['dev'] },
        ],
      });
    case 'rolling':
      return rollingSet(service, options);
    case 'listed':
      return listedSet(service, options);
    case 'config':
      return configSet(service, options);
    default:
      return undefined;
  }
}

function clusterSet(
  service: ServiceSpec,
  options: SetOptions,
  selector: JsonObject,
): JsonObject {
  return applicationSet(service.name, {
    generators: [{ clusters: { selector } }],
    template: template(service, options, {
      name: `${service.name}-{{name}}`,
      env: '{{metadata.labels.env}}',
      cluster: '{{name}}',
      destination: { server: '{{server}}' },
    }),
  });
}

function rollingSet(service: ServiceSpec, options: SetOptions): JsonObject {
  const step = (values: string[], maxUpdate?: number): JsonObject => ({
    matchExpressions: [{ key: 'env', operator: 'In', values }],
    ...(maxUpdate !== undefined && { maxUpdate }),
  });
  return applicationSet(service.name, {
    goTemplate: true,
    goTemplateOptions: ['missingkey=error'],
    generators: [
      {
        clusters: {
          selector: {
            matchExpressions: [
              deployable,
              { key: 'tier', operator: 'In', values: ['core', 'edge'] },
            ],
          },
        },
      },
    ],
    strategy: {
      type: 'RollingSync',
      rollingSync: {
        steps: [step(['dev', 'test']), step(['staging']), step(['prod'], 2)],
      },
    },
    template: template(service, options, {
      name: `${service.name}-{{.name}}`,
      env: '{{.metadata.labels.env}}',
      cluster: '{{.name}}',
      destination: { name: '{{.name}}' },
    }),
  });
}

function listedSet(service: ServiceSpec, options: SetOptions): JsonObject {
  return applicationSet(service.name, {
    generators: [
      {
        list: {
          elements: [
            { cluster: 'stg-eu-1', env: 'staging' },
            { cluster: 'stg-us-1', env: 'staging' },
          ],
        },
      },
    ],
    template: template(service, options, {
      name: `${service.name}-{{cluster}}`,
      env: '{{env}}',
      cluster: '{{cluster}}',
      destination: { name: '{{cluster}}' },
    }),
  });
}

/** Reads `apps/<service>/placements/*.yaml`: where it goes, and which overlay it takes there. */
function configSet(service: ServiceSpec, options: SetOptions): JsonObject {
  return applicationSet(service.name, {
    generators: [
      {
        git: {
          repoURL: options.repoURL,
          revision: 'main',
          files: [
            { path: `apps/${service.name}/placements/${options.hub}/*.yaml` },
          ],
        },
      },
    ],
    template: {
      metadata: {
        name: `${service.name}-{{cluster.name}}`,
        labels: labels(service, '{{cluster.env}}'),
        annotations: annotations(service),
      },
      spec: {
        project: service.owner,
        source: {
          repoURL: options.repoURL,
          targetRevision: 'main',
          path: `apps/${service.name}/overlays/{{overlay}}`,
        },
        destination: { name: '{{cluster.name}}', namespace: service.name },
        syncPolicy: syncPolicy(true),
      },
    },
  });
}

/** Every folder below `apps/media` on every edge cluster. */
export function matrixSet(
  owner: string,
  sample: ServiceSpec,
  options: SetOptions,
): JsonObject {
  return applicationSet(`${owner}-workers`, {
    generators: [
      {
        matrix: {
          generators: [
            {
              git: {
                repoURL: options.repoURL,
                revision: 'main',
                directories: [{ path: `apps/${owner}-workers/*` }],
              },
            },
            {
              clusters: {
                selector: { matchLabels: { deploy: 'true', tier: 'edge' } },
              },
            },
          ],
        },
      },
    ],
    template: {
      metadata: {
        name: '{{path.basename}}-{{name}}',
        labels: {
          'app.kubernetes.io/part-of': '{{path.basename}}',
          env: '{{metadata.labels.env}}',
          team: owner,
        },
        annotations: {
          'backstage.io/entity-ref': 'component:default/{{path.basename}}',
        },
      },
      spec: {
        project: owner,
        source: {
          repoURL: options.repoURL,
          targetRevision: 'main',
          path: 'charts/service',
          helm: {
            releaseName: '{{path.basename}}',
            valueFiles: [
              '/{{path}}/values.yaml',
              '/{{path}}/values-{{metadata.labels.env}}.yaml',
            ],
          },
        },
        destination: { server: '{{server}}', namespace: '{{path.basename}}' },
        syncPolicy: syncPolicy(sample.automated !== false),
      },
    },
  });
}

/** A set whose template asks for a label that no cluster has. */
export function failingSet(options: SetOptions): JsonObject {
  return applicationSet('mail-gateway', {
    goTemplate: true,
    goTemplateOptions: ['missingkey=error'],
    generators: [
      {
        clusters: {
          selector: { matchLabels: { deploy: 'true', tier: 'core' } },
        },
      },
    ],
    template: {
      metadata: { name: 'mail-gateway-{{.metadata.labels.zone}}' },
      spec: {
        project: 'data',
        source: {
          repoURL: options.repoURL,
          targetRevision: 'main',
          path: 'charts/service',
        },
        destination: { server: '{{.server}}', namespace: 'mail-gateway' },
      },
    },
  });
}

function template(
  service: ServiceSpec,
  options: SetOptions,
  names: {
    name: string;
    env: string;
    cluster: string;
    destination: JsonObject;
  },
): JsonObject {
  const folder = `/apps/${service.name}`;
  return {
    metadata: {
      name: names.name,
      labels: labels(service, names.env),
      annotations: annotations(service),
    },
    spec: {
      project: service.owner,
      source: {
        repoURL: options.repoURL,
        targetRevision: 'main',
        path: 'charts/service',
        helm: {
          releaseName: service.name,
          ignoreMissingValueFiles: true,
          valueFiles: [
            `${folder}/values.yaml`,
            `${folder}/values-${names.env}.yaml`,
            `${folder}/clusters/${names.cluster}.yaml`,
          ],
        },
      },
      destination: { ...names.destination, namespace: service.name },
      syncPolicy: syncPolicy(service.automated !== false),
    },
  };
}

function labels(service: ServiceSpec, env: string): JsonObject {
  return {
    'app.kubernetes.io/part-of': service.name,
    env,
    team: service.owner,
  };
}

function annotations(service: ServiceSpec): JsonObject {
  return { 'backstage.io/entity-ref': `component:default/${service.name}` };
}

function syncPolicy(automated: boolean): JsonObject {
  return {
    ...(automated && { automated: { prune: true, selfHeal: true } }),
    syncOptions: ['CreateNamespace=true'],
    retry: {
      limit: 5,
      backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
    },
  };
}

function applicationSet(name: string, spec: JsonObject): JsonObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name, namespace: 'argocd' },
    spec,
  };
}

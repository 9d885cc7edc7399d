import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  buildClusterUpgrade,
  buildNetwork,
  buildRecovery,
  buildUpgradePlan,
  buildUpgradeWave,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { fleetServiceRef } from '@fleet-portal/backstage-plugin-fleet-node';
import { platformParts } from '@fleet-portal/backstage-plugin-fleet-common';
import Ajv from 'ajv';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import request from 'supertest';
import { parse, parseAllDocuments } from 'yaml';
import fleetModule from './index';
import { fleetOver } from './__testUtils__/fleetOver';
import {
  writtenNotifications,
  writtenParameters,
  writtenPolicy,
} from './__testUtils__/hubConfigFiles';
import { writtenDefinition } from './__testUtils__/writtenDefinition';
import { repositoryOver } from './__testUtils__/repositoryOver';
import {
  cartApplicationSet,
  writtenApplicationSet,
} from './__testUtils__/serviceFiles';

const folder = path.resolve(__dirname, '../../../templates');
const templates = readdirSync(folder).map(name =>
  parse(readFileSync(path.join(folder, name, 'template.yaml'), 'utf8')),
);

const clusters = {
  'nonprod-hub': [
    {
      name: 'stg-eu-1',
      server: 'https://stg',
      labels: { env: 'staging', tier: 'core' },
    },
  ],
  'prod-hub': [
    {
      name: 'prod-eu-1',
      server: 'https://p1',
      labels: { env: 'prod', tier: 'core', region: 'eu-west-1' },
    },
    {
      name: 'prod-eu-2',
      server: 'https://p2',
      labels: { env: 'prod', tier: 'batch', region: 'us-east-1' },
    },
  ],
};
const cartOn = (hub: string, cluster: string, version: string) => ({
  hub,
  applicationSet: 'cart',
  name: `cart-${cluster}`,
  cluster,
  version,
});
const networkOf = (hub: string, name: string, podRange?: string) =>
  buildNetwork(name, {
    ref: { hub, name },
    ciliumMesh: {
      status: 'ok',
      value: {
        clusterName: name,
        clusterId: 0,
        podRanges: podRange ? [podRange] : [],
      },
      observedAt: '2026-11-20T14:00:00Z',
    },
  });
const fleet = fleetOver(() => clusters, {
  recovery: () => [buildRecovery('prod-eu-1')],
  networks: () => [
    networkOf('nonprod-hub', 'stg-eu-1', '10.69.0.0/16'),
    networkOf('prod-hub', 'prod-eu-2'),
  ],
  upgrades: () =>
    buildUpgradePlan({
      waves: [
        buildUpgradeWave('production', [
          buildClusterUpgrade('prod-eu-1', {
            definition: {
              hub: 'prod-hub',
              namespace: 'clusters',
              name: 'prod-eu-1',
            },
          }),
        ]),
      ],
    }),
  present: () => [
    cartOn('nonprod-hub', 'stg-eu-1', '1.6.0'),
    cartOn('prod-hub', 'prod-eu-1', '1.5.0'),
  ],
});

/** What a person fills in; the form adds the defaults of the schema. */
const filledIn: Record<string, object> = {
  'put-a-service-on-the-fleet': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    name: 'loyalty-points',
    newService: true,
    catalog: {
      owner: 'group:default/shop',
      description: 'Points: all of them',
    },
    source: { path: 'charts/service' },
    hubs: ['nonprod-hub', 'prod-hub'],
    generator: { clusters: { selector: { matchLabels: { tier: 'core' } } } },
    project: 'shop',
    namespace: 'loyalty',
    values: {
      common: 'replicas: 1\n',
      environments: [{ environment: 'prod', values: 'replicas: 3\n' }],
    },
    syncPolicy: {
      automated: true,
      prune: true,
      selfHeal: true,
      allowEmpty: false,
      createNamespace: true,
      retry: {
        limit: 5,
        backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
      },
    },
    preserveResourcesOnDeletion: false,
    review: { allowNoMatch: false, removals: [] },
  },
  'onboard-a-spoke': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
    hub: 'prod-hub',
    cluster: 'prod-eu-3',
    server: 'https://api.prod-eu-3.example.com:6443',
    environment: 'prod',
    region: 'eu-west-1',
    deploy: false,
    labels: [{ key: 'cost-centre', value: 'c-17' }],
    access: 'least-privilege',
    portalReader: true,
    vault: { mount: 'secret' },
    secretStore: { kind: 'ClusterSecretStore', name: 'vault' },
  },
  'equip-a-spoke': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    hub: 'prod-hub',
    cluster: 'prod-eu-1',
    environment: 'prod',
    region: 'eu-west-1',
    parts: ['external-secrets', 'default-deny', 'velero'],
    externalSecrets: {
      vaultServer: 'https://vault.example.com:8200',
      mount: 'secret',
    },
    defaultDeny: { hubAddresses: ['10.20.0.0/16'] },
    velero: {
      bucket: 'acme-fleet-backups',
      region: 'eu-central-1',
      schedule: '0 1 * * *',
      keptFor: '720h',
    },
    follow: false,
  },
  'change-a-clusters-labels': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    hub: 'prod-hub',
    cluster: 'prod-eu-1',
    labels: { set: [{ key: 'tier', value: 'edge' }], remove: ['region'] },
  },
  'retire-a-spoke': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    hub: 'prod-hub',
    cluster: 'prod-eu-1',
    vault: { mount: 'kv' },
  },
  'grant-a-team': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    project: 'loyalty',
    groups: ['acme:loyalty'],
    access: 'sync',
    namespaces: ['loyalty'],
    clusters: [],
    sourceRepos: [],
  },
  'subscribe-to-notifications': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    name: 'cart',
    hubs: [],
    channel: 'cart-alerts',
    events: ['degraded'],
  },
  'open-preview-environments': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    name: 'cart',
    hub: 'nonprod-hub',
    cluster: 'stg-eu-1',
    project: 'shop',
    pullRequests: {
      repoUrl: 'github.com?owner=acme&repo=cart',
      labels: ['preview'],
    },
    source: { path: 'charts/service' },
    image: { tag: 'commit' },
  },
  'promote-a-release': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    name: 'cart',
    environment: 'prod',
  },
  'roll-back-a-release': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    name: 'cart',
    environment: 'prod',
    version: '1.3.0',
  },
  'retire-a-service': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    name: 'loyalty-points',
    hubs: ['prod-hub'],
    catalogEntity: true,
  },
  'change-a-service': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    name: 'loyalty-points',
    hubs: ['prod-hub'],
    changePlacement: true,
    placement: {
      generator: { clusters: { selector: { matchLabels: { tier: 'core' } } } },
    },
    allowNoMatch: false,
    values: {
      environments: [{ environment: 'prod', values: 'replicas: 3\n' }],
    },
    files: { by: [], helm: {}, kustomize: { overlays: [] } },
    sync: { syncPolicy: {} },
  },
  'provision-a-cluster': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    hub: 'prod-hub',
    cluster: 'prod-eu-4',
    version: 'v1.36.1',
    environment: 'prod',
    variant: 'kubeadm',
    region: 'eu-west-1',
    controlPlane: { replicas: 3, instanceType: 'm7i.large' },
    workers: { replicas: 3, instanceType: 'm7i.xlarge' },
  },
  'scale-a-cluster': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    hub: 'prod-hub',
    cluster: 'prod-eu-1',
    replicas: 7,
  },
  'upgrade-a-wave': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    wave: 'production',
    clusters: [],
  },
  'stop-an-upgrade': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    reason: 'Errors in the shop',
    workloads: false,
  },
  'fail-over-a-region': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    environment: 'prod',
    from: 'us-east-1',
    to: 'eu-west-1',
    fromLabels: [],
    toLabels: [{ key: 'tier', value: 'edge' }],
    allowRemovals: true,
  },
  'restore-a-namespace': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    hub: 'prod-hub',
    cluster: 'prod-eu-1',
    backup: 'nightly-1',
    namespaces: ['ledger'],
    drill: true,
    existingResourcePolicy: 'none',
  },
  'connect-clusters': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    technology: 'submariner',
    clusters: [
      { hub: 'nonprod-hub', cluster: 'stg-eu-1' },
      { hub: 'prod-hub', cluster: 'prod-eu-2', podCidr: '10.70.0.0/16' },
    ],
    externalDns: {},
    submariner: { globalnet: false, loadBalancer: true },
  },
  'scale-a-hub': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    hub: 'prod-hub',
    parallelismLimit: 20,
  },
  'add-the-fleet-dashboard': {
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet', branch: 'main' },
    path: 'platform/grafana/fleet-overview.yaml',
    namespace: 'monitoring',
  },
  'follow-a-rollout': {
    service: 'loyalty-points',
    pullRequest: 'https://github.com/acme/fleet/pull/7',
    timeoutMinutes: 15,
  },
  'sync-a-service': {
    hub: 'prod-hub',
    applications: ['cart-prod-eu-1', 'cart-prod-eu-2'],
    prune: false,
    dryRun: false,
    timeoutMinutes: 15,
  },
};

/** Templates that end without a pull request. */
const proposeNothing = ['follow-a-rollout', 'sync-a-service'];

/** Fields of Backstage's scaffolder, and ours (plugins/fleet/src/scaffolder). */
const knownFields = [
  'EntityPicker',
  'OwnerPicker',
  'FleetBackupPicker',
  'FleetChangeReview',
  'FleetClusterGroup',
  'FleetClusterLabels',
  'FleetClusterPicker',
  'FleetClusterReview',
  'FleetConnectReview',
  'FleetDnsWeights',
  'FleetEnvironmentPicker',
  'FleetFilesByCluster',
  'FleetGeneratorBuilder',
  'FleetHubPicker',
  'FleetLabelList',
  'FleetLabelValueField',
  'FleetNameField',
  'FleetNamespaceField',
  'FleetPlatformReview',
  'FleetPlacementReview',
  'FleetPresentValues',
  'FleetProjectPicker',
  'FleetReleasePicker',
  'FleetRepository',
  'FleetRetirementReview',
  'FleetRevisionField',
  'FleetSelectorBuilder',
  'FleetSourceField',
  'FleetWordList',
];

/** The file that the fleet repository has of each cluster. */
const clusterFile = (name: string) => `apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata:
  name: cluster-${name}
spec:
  target:
    template:
      metadata:
        labels:
          argocd.argoproj.io/secret-type: cluster
          env: prod
          tier: core
          region: eu-west-1
      data:
        name: ${name}
  data:
    - secretKey: token
      remoteRef: { key: fleet/prod/${name}, property: token }
`;

const urlReader = repositoryOver(() => ({
  'clusters/prod-hub/prod-eu-1.yaml': clusterFile('prod-eu-1'),
  'provisioning/prod-hub/prod-eu-1.yaml': writtenDefinition,
  'provisioning/prod-hub/prod-eu-5.yaml': writtenDefinition.replaceAll(
    'prod-eu-1',
    'prod-eu-5',
  ),
  'apps/loyalty-points/applicationset-prod-hub.yaml': writtenApplicationSet,
  'bootstrap/argocd/argocd-rbac-cm.yaml': writtenPolicy,
  'bootstrap/argocd/argocd-notifications-cm.yaml': writtenNotifications,
  'bootstrap/argocd/argocd-cmd-params-cm.yaml': writtenParameters,
  'apps/cart/applicationset.yaml': cartApplicationSet,
  'apps/cart/values-staging.yaml': 'image: { tag: 1.6.0 }\n',
  'apps/cart/values-prod.yaml': 'image: { tag: 1.5.0 } # agreed\n',
  'apps/loyalty-points/values-prod.yaml': '# Two will do.\nreplicas: 2\n',
}));

interface Step {
  id: string;
  action: string;
  input: Record<string, unknown>;
}

async function startScaffolder() {
  const { server } = await startTestBackend({
    features: [
      import('@backstage/plugin-scaffolder-backend'),
      import('@backstage/plugin-scaffolder-backend-module-github'),
      fleetModule,
      catalogServiceMock.factory(),
      urlReader.factory,
      createServiceFactory({
        service: fleetServiceRef,
        deps: {},
        factory: () => fleet,
      }),
      mockServices.rootConfig.factory({
        data: {
          integrations: { github: [{ host: 'github.com', token: 'unused' }] },
        },
      }),
    ],
  });
  return server;
}

type Server = Awaited<ReturnType<typeof startScaffolder>>;

async function dryRun(server: Server, template: object, values: object) {
  const { body } = await request(server)
    .post('/api/scaffolder/v2/dry-run')
    .send({ template, values, directoryContents: [] });
  const files = Object.fromEntries(
    (body.directoryContents ?? []).map(
      (file: { path: string; base64Content: string }) => [
        file.path,
        Buffer.from(file.base64Content, 'base64').toString('utf8'),
      ],
    ),
  );
  const log = (body.log ?? []).map(
    (entry: { body: { message: string } }) => entry.body.message,
  );
  return { body, files, log: log.join('\n') };
}

describe('templates', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startScaffolder();
  }, 60_000);

  it('has one filled in for each template', () => {
    expect(templates.map(({ metadata }) => metadata.name).sort()).toEqual(
      Object.keys(filledIn).sort(),
    );
  });

  describe.each(templates.map(one => [one.metadata.name, one]))(
    '%s',
    (_, template) => {
      it('names actions that are registered, with inputs that they know', async () => {
        const { body: actions } = await request(server).get(
          '/api/scaffolder/v2/actions',
        );
        for (const step of template.spec.steps as Step[]) {
          const action = actions.find(
            ({ id }: { id: string }) => id === step.action,
          );
          expect(action).toBeDefined();
          expect(Object.keys(action.schema.input.properties)).toEqual(
            expect.arrayContaining(Object.keys(step.input)),
          );
          expect(Object.keys(step.input)).toEqual(
            expect.arrayContaining(action.schema.input.required ?? []),
          );
        }
      });

      it('can be taken up again: every step of it may run twice', () => {
        expect(template.spec.EXPERIMENTAL_recovery).toEqual({
          EXPERIMENTAL_strategy: 'startOver',
        });
      });

      it('has a form whose schema is valid and whose fields exist', () => {
        const ajv = new Ajv({ strict: false });
        for (const page of template.spec.parameters) {
          expect(ajv.validateSchema(page)).toBe(true);
          const fields = JSON.stringify(page).matchAll(/"ui:field":"(\w+)"/g);
          for (const [, field] of fields) expect(knownFields).toContain(field);
          // Every value that the steps read is asked for on some page.
        }
        const asked = JSON.stringify(template.spec.parameters);
        const read = JSON.stringify(template.spec.steps).matchAll(
          /parameters\.(\w+)/g,
        );
        for (const [, parameter] of read) {
          expect(asked).toContain(`"${parameter}":{`);
        }
      });
    },
  );

  it.each(
    templates
      .map(one => [one.metadata.name, one])
      .filter(([name]) => !proposeNothing.includes(name)),
  )('%s runs dry from the form to the pull request', async (name, template) => {
    const { body, files, log } = await dryRun(server, template, filledIn[name]);
    expect(log).toContain('Performing dry run of creating pull request');
    expect(body.output.links[0]).toMatchObject({ title: 'Pull request' });
    for (const [file, content] of Object.entries(files)) {
      expect(file).toMatch(
        /^(apps|clusters|bootstrap|platform|provisioning)\//,
      );
      for (const document of parseAllDocuments(String(content))) {
        expect(document.errors).toEqual([]);
      }
    }
  });

  it('asks the same of a new spoke and of one that is there', () => {
    const [onboard, equip] = ['onboard-a-spoke', 'equip-a-spoke'].map(name =>
      templates.find(({ metadata }) => metadata.name === name),
    );
    const pageOf = (template: typeof onboard) =>
      template.spec.parameters.find(
        ({ title }: { title: string }) => title === 'Platform parts',
      );
    const { properties, ...page } = pageOf(onboard);
    expect(pageOf(equip)).toEqual({
      ...page,
      required: ['parts'],
      properties: {
        parts: { ...properties.parts, default: undefined, minItems: 1 },
      },
    });
    expect(properties.parts.items.enum).toEqual(platformParts);
  });

  it('onboards a spoke with its parts, and waits for what they set up', async () => {
    const name = 'onboard-a-spoke';
    const template = templates.find(one => one.metadata.name === name);
    const values = {
      ...filledIn[name],
      access: 'cluster-admin',
      parts: ['kyverno', 'grafana'],
      kyverno: { enforce: true },
      grafana: { url: 'http://thanos-query.monitoring:9090' },
      follow: true,
    };
    const { body, files } = await dryRun(server, template, values);
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'clusters/prod-hub/prod-eu-3.yaml',
        'clusters/prod-hub/prod-eu-3.platform.yaml',
        'platform/prod-hub/prod-eu-3/kyverno/policies.yaml',
        'platform/prod-hub/prod-eu-3/grafana/data-source.yaml',
      ]),
    );
    const ready = body.steps.find(({ id }: Step) => id === 'ready');
    expect(ready.action).toBe('fleet:readiness:wait');
    expect(JSON.stringify(body.output.text)).toContain(
      'This pull request will bring Kyverno and Grafana to prod-eu-3',
    );
    const narrow = await dryRun(server, template, {
      ...values,
      access: 'least-privilege',
    });
    expect(narrow.body.error.message).toMatch(
      /^access: .*onboard the spoke with cluster-admin/,
    );
  });

  it('leaves the accounts to Cluster API only where it makes the cluster', async () => {
    const name = 'onboard-a-spoke';
    const template = templates.find(one => one.metadata.name === name);
    const values = {
      ...filledIn[name],
      cluster: 'prod-eu-5',
      clusterApi: true,
      bootstrap: 'clusterResourceSet',
    };
    const { body, files } = await dryRun(server, template, values);
    expect(Object.keys(files).sort()).toEqual([
      'clusters/prod-hub/prod-eu-5.yaml',
      'provisioning/prod-hub/prod-eu-5.bootstrap.yaml',
      'provisioning/prod-hub/prod-eu-5.yaml',
    ]);
    const titles = body.output.text.map(
      ({ title }: { title: string }) => title,
    );
    expect(titles).toContain('Run these once it is merged');
    const unticked = await dryRun(server, template, {
      ...values,
      clusterApi: false,
    });
    expect(Object.keys(unticked.files)).toContain(
      'bootstrap/prod-eu-5/argocd-manager.yaml',
    );
    expect(JSON.stringify(unticked.body.output.text)).toContain(
      'Run these before you merge',
    );
  });

  it('writes what the form of a service asked for', async () => {
    const name = 'put-a-service-on-the-fleet';
    const template = templates.find(one => one.metadata.name === name);
    const { body, files } = await dryRun(server, template, filledIn[name]);
    expect(Object.keys(files).sort()).toEqual([
      'apps/loyalty-points/applicationset-nonprod-hub.yaml',
      'apps/loyalty-points/applicationset-prod-hub.yaml',
      'apps/loyalty-points/catalog-info.yaml',
      'apps/loyalty-points/values-prod.yaml',
      'apps/loyalty-points/values.yaml',
    ]);
    const publish = body.steps?.find(({ id }: Step) => id === 'publish');
    expect(publish?.action).toBe('publish:github:pull-request');
    const [{ content }] = body.output.text;
    expect(content).toContain(
      '## This pull request will add 2 Applications on 2 clusters, change 0, remove 0',
    );
    expect(content).toContain('| add | `loyalty-points-prod-eu-1` |');
    expect(content).toMatch(/\| `prod-eu-2` \| `prod-hub` \| .*tier/);
    expect(body.output.links[1].entityRef).toBe(
      'component:default/loyalty-points',
    );
  });

  it('fails with the reason when the selector matches nothing', async () => {
    const name = 'put-a-service-on-the-fleet';
    const template = templates.find(one => one.metadata.name === name);
    const { body } = await dryRun(server, template, {
      ...filledIn[name],
      generator: {
        clusters: { selector: { matchLabels: { env: 'nowhere' } } },
      },
    });
    expect(body.error.message).toMatch(
      /the selector matches no cluster: 0 of 3/,
    );
  });

  it('edits the file of a cluster as the repository has it', async () => {
    const name = 'change-a-clusters-labels';
    const template = templates.find(one => one.metadata.name === name);
    const { files } = await dryRun(server, template, filledIn[name]);
    expect(files).toEqual({
      'clusters/prod-hub/prod-eu-1.yaml': clusterFile('prod-eu-1')
        .replace('tier: core', 'tier: edge')
        .replace('          region: eu-west-1\n', ''),
    });
  });

  it('deletes the file of a cluster, and tells what to run then', async () => {
    const name = 'retire-a-spoke';
    const template = templates.find(one => one.metadata.name === name);
    const { body, files } = await dryRun(server, template, filledIn[name]);
    expect(files).toEqual({});
    const text = JSON.stringify(body.output.text);
    expect(text).toContain('| `clusters/prod-hub/prod-eu-1.yaml` |');
    expect(text).toContain(
      'vault kv metadata delete -mount=kv fleet/prod/prod-eu-1',
    );
  });

  it('connects clusters of two hubs, and tells the operator of both what to run', async () => {
    const name = 'connect-clusters';
    const template = templates.find(one => one.metadata.name === name);
    const { body, files } = await dryRun(server, template, filledIn[name]);
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'clusters/nonprod-hub/stg-eu-1.platform.yaml',
        'clusters/prod-hub/prod-eu-2.platform.yaml',
        'platform/nonprod-hub/stg-eu-1/submariner/broker.yaml',
        'platform/prod-hub/prod-eu-2/submariner/submariner.yaml',
      ]),
    );
    const text = JSON.stringify(body.output.text);
    expect(text).toContain(
      'kubectl --context stg-eu-1 -n submariner-k8s-broker',
    );
    expect(text).toContain(
      'This pull request will connect stg-eu-1 and prod-eu-2 by Submariner',
    );
  });

  it('scales the workers of a definition as the repository has it', async () => {
    const name = 'scale-a-cluster';
    const template = templates.find(one => one.metadata.name === name);
    const { files } = await dryRun(server, template, filledIn[name]);
    expect(files).toEqual({
      'provisioning/prod-hub/prod-eu-1.yaml': writtenDefinition.replace(
        'replicas: 5 #',
        'replicas: 7 #',
      ),
    });
  });

  it.each([
    ['promote-a-release', '1.6.0'],
    ['roll-back-a-release', '1.3.0'],
  ])('%s changes one value of one file', async (name, tag) => {
    const template = templates.find(one => one.metadata.name === name);
    const { files } = await dryRun(server, template, filledIn[name]);
    expect(files).toEqual({
      'apps/cart/values-prod.yaml': `image: { tag: ${tag} } # agreed\n`,
    });
  });

  it('deletes the files of a service', async () => {
    const name = 'retire-a-service';
    const template = templates.find(one => one.metadata.name === name);
    const { body, files } = await dryRun(server, template, filledIn[name]);
    expect(files).toEqual({});
    const text = JSON.stringify(body.output.text);
    expect(text).toContain(
      '| `apps/loyalty-points/applicationset-prod-hub.yaml` |',
    );
    expect(text).toContain('| `apps/loyalty-points/values-prod.yaml` |');
  });

  it('changes the files of a service as the repository has them', async () => {
    const name = 'change-a-service';
    const template = templates.find(one => one.metadata.name === name);
    const { files } = await dryRun(server, template, filledIn[name]);
    expect(files).toEqual({
      'apps/loyalty-points/applicationset-prod-hub.yaml': writtenApplicationSet
        .replace('            env: prod # never staging\n', '')
        .replace(
          'tier: core\n',
          'tier: core\n          matchExpressions:\n            - key: env\n              operator: Exists\n',
        ),
      'apps/loyalty-points/values-prod.yaml': '# Two will do.\nreplicas: 3\n',
    });
  });

  it('says how far a rollout came that nobody has merged', async () => {
    const name = 'follow-a-rollout';
    const template = templates.find(one => one.metadata.name === name);
    const { body } = await dryRun(server, template, filledIn[name]);
    expect(body.output.links).toEqual([
      { title: 'Where it goes on', icon: 'dashboard', url: '/fleet' },
    ]);
    const [{ title, content }] = body.output.text;
    expect(title).toBe('How far it came (pending)');
    expect(content).toContain('pull request 7 of loyalty');
  });

  it('tells the operator of a spoke what to run', async () => {
    const name = 'onboard-a-spoke';
    const template = templates.find(one => one.metadata.name === name);
    const { body } = await dryRun(server, template, filledIn[name]);
    expect(body.output.text[0].content).toContain(
      'vault kv put -mount=secret fleet/prod/prod-eu-3 -',
    );
    expect(body.output.text[1].content).toContain(
      'This pull request will add the cluster prod-eu-3, and 0 Applications on it',
    );
  });
});

import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { writtenDefinition } from '../__testUtils__/writtenDefinition';
import { repositoryOver } from '../__testUtils__/repositoryOver';
import {
  fleetRepository,
  github,
  runIn,
  writtenIn,
} from '../__testUtils__/runIn';
import { onboardClusterAction } from './onboardCluster';
import { examples } from './onboardCluster.examples';

const workspace = createMockDirectory();
let repository: Record<string, string> = {};
const action = onboardClusterAction({
  reader: repositoryOver(() => repository),
  integrations: github,
});

const input = {
  hub: 'prod-hub',
  cluster: 'prod-eu-3',
  server: 'https://api.prod-eu-3.example.com:6443',
  environment: 'prod',
  region: 'eu-west-1',
  tier: 'core',
  deploy: true,
};

type Input = Parameters<typeof action.handler>[0]['input'];

async function run(overrides: Partial<Input> = {}) {
  const context = createMockActionContext<Input>({
    workspacePath: workspace.path,
    input: { ...input, ...overrides },
  });
  await action.handler(context);
  return Object.fromEntries(jest.mocked(context.output).mock.calls);
}

const readAll = (file: string) =>
  parseAllDocuments(readFileSync(workspace.resolve(file), 'utf8')).map(
    document => document.toJS(),
  );

describe('fleet:cluster:onboard', () => {
  beforeEach(() => workspace.setContent({}));

  it('delivers the cluster Secret from Vault, with the labels', async () => {
    const { files, labels } = await run({
      labels: [{ key: 'example.com/cost-centre', value: '0o17' }],
      project: 'shop',
    });
    expect(files).toEqual([
      'clusters/prod-hub/prod-eu-3.yaml',
      'bootstrap/prod-eu-3/argocd-manager.yaml',
      'bootstrap/prod-eu-3/fleet-portal-reader.yaml',
    ]);
    const wanted = {
      env: 'prod',
      region: 'eu-west-1',
      tier: 'core',
      deploy: 'true',
      'example.com/cost-centre': '0o17',
    };
    expect(labels).toEqual(wanted);
    const [externalSecret, ...others] = readAll(
      'clusters/prod-hub/prod-eu-3.yaml',
    );
    expect(others).toEqual([]);
    expect(externalSecret).toMatchObject({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'cluster-prod-eu-3', namespace: 'argocd' },
      spec: {
        refreshInterval: '1h',
        secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
        target: {
          name: 'cluster-prod-eu-3',
          creationPolicy: 'Owner',
          template: {
            type: 'Opaque',
            metadata: {
              labels: {
                'argocd.argoproj.io/secret-type': 'cluster',
                ...wanted,
              },
            },
            data: {
              name: 'prod-eu-3',
              server: input.server,
              project: 'shop',
            },
          },
        },
        data: [
          {
            secretKey: 'token',
            remoteRef: { key: 'fleet/prod/prod-eu-3', property: 'token' },
          },
          {
            secretKey: 'caData',
            remoteRef: { key: 'fleet/prod/prod-eu-3', property: 'caData' },
          },
        ],
      },
    });
  });

  it('makes the config that Argo CD reads once Vault has filled it in', async () => {
    await run();
    const [{ spec }] = readAll('clusters/prod-hub/prod-eu-3.yaml');
    const vault: Record<string, string> = {
      token: 'eyJhbGciOi.eyJpc3Mi.c2ln-_\n',
      caData: 'LS0tLS1CRUdJTg==',
    };
    const config = spec.target.template.data.config.replace(
      /\{\{ \.(\w+) \| trim \}\}/g,
      (_: string, key: string) => vault[key].trim(),
    );
    expect(JSON.parse(config)).toEqual({
      bearerToken: 'eyJhbGciOi.eyJpc3Mi.c2ln-_',
      tlsClientConfig: { caData: 'LS0tLS1CRUdJTg==', insecure: false },
    });
  });

  it('gives the hub workloads to write and no way to raise its own rights', async () => {
    await run();
    const manifests = readAll('bootstrap/prod-eu-3/argocd-manager.yaml');
    expect(manifests.map(({ kind }) => kind)).toEqual([
      'Namespace',
      'ServiceAccount',
      'ClusterRole',
      'ClusterRoleBinding',
      'Secret',
    ]);
    const [, , role, binding, secret] = manifests;
    const writing = role.rules.filter((rule: { verbs: string[] }) =>
      rule.verbs.some(verb => !['get', 'list', 'watch'].includes(verb)),
    );
    expect(writing).not.toEqual([]);
    for (const rule of writing) {
      expect(rule.verbs).not.toContain('*');
      expect(rule.apiGroups).not.toContain('*');
      expect(rule.apiGroups).not.toContain('rbac.authorization.k8s.io');
    }
    expect(binding).toMatchObject({
      roleRef: { kind: 'ClusterRole', name: 'argocd-manager' },
      subjects: [
        {
          kind: 'ServiceAccount',
          name: 'argocd-manager',
          namespace: 'argocd',
        },
      ],
    });
    expect(secret).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'argocd-manager-token',
        namespace: 'argocd',
        annotations: {
          'kubernetes.io/service-account.name': 'argocd-manager',
        },
      },
      type: 'kubernetes.io/service-account-token',
    });
  });

  it('binds cluster-admin when asked, in a namespace that is there', async () => {
    await run({ access: 'cluster-admin', spokeNamespace: 'kube-system' });
    const manifests = readAll('bootstrap/prod-eu-3/argocd-manager.yaml');
    expect(manifests.map(({ kind }) => kind)).toEqual([
      'ServiceAccount',
      'ClusterRoleBinding',
      'Secret',
    ]);
    expect(manifests[1].roleRef.name).toBe('cluster-admin');
  });

  it('lets the portal read, and no Secret', async () => {
    await run();
    const role = readAll('bootstrap/prod-eu-3/fleet-portal-reader.yaml').find(
      ({ kind }) => kind === 'ClusterRole',
    );
    // The one that people without templates are told to apply.
    const documented = parseAllDocuments(
      readFileSync(
        path.resolve(__dirname, '../../../../docs/manifests/spoke-reader.yaml'),
        'utf8',
      ),
    ).map(document => document.toJS());
    expect(role.rules).toEqual(
      documented.find(({ kind }) => kind === 'ClusterRole').rules,
    );
    expect(JSON.stringify(role.rules)).not.toMatch(/"secrets"|"\*"/);
  });

  it('is listed where the folder of its hub has a kustomization', async () => {
    const kustomization = 'clusters/prod-hub/kustomization.yaml';
    const text = 'resources:\n- prod-eu-1.yaml # the first\n';
    repository = { [kustomization]: text };
    await run();
    expect(workspace.content()).not.toHaveProperty([
      'clusters',
      'prod-hub',
      'kustomization.yaml',
    ]);
    const { files } = await run({ repository: fleetRepository });
    expect(writtenIn(workspace)(kustomization)).toBe(
      `${text}- prod-eu-3.yaml\n`,
    );
    repository[kustomization] = writtenIn(workspace)(kustomization);
    await run({ repository: fleetRepository });
    expect(writtenIn(workspace)(kustomization)).toBe(repository[kustomization]);
    expect(files).toHaveLength(3);
  });

  it('is onboarded on a Git host whose files the portal does not read', async () => {
    const elsewhere = onboardClusterAction({
      reader: repositoryOver(() => ({})),
      integrations: ScmIntegrations.fromConfig(
        new ConfigReader({
          integrations: { gitea: [{ host: 'gitea.example.com' }] },
        }),
      ),
    });
    const onboard = runIn(workspace, elsewhere, input);
    const { files } = await onboard({
      repository: { repoUrl: 'gitea.example.com?owner=acme&repo=fleet' },
    });
    expect(files).toHaveLength(3);
  });

  it('leaves the portal out when asked', async () => {
    const { files, commands } = await run({ portalReader: false });
    expect(files).toHaveLength(2);
    expect(commands).not.toContain('fleet-portal');
  });

  it('says what the operator runs, with the token in a pipe only', async () => {
    const { commands } = await run({
      vault: { mount: 'kv', path: 'clusters/prod-eu-3' },
      kubeContext: 'admin@prod-eu-3',
    });
    const lines = commands.split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(
      'kubectl --context admin@prod-eu-3 apply -f bootstrap/prod-eu-3/',
    );
    expect(lines[1]).toMatch(
      /get secret argocd-manager-token -o go-template='[^']+' \| vault kv put -mount=kv clusters\/prod-eu-3 -$/,
    );
    expect(lines[2]).toMatch(
      /-n fleet-portal get secret fleet-portal-reader-token .*vault kv put -mount=kv fleet-portal\/prod\/prod-eu-3 -$/,
    );
  });

  describe('where Cluster API puts the accounts on the cluster', () => {
    const definition = 'provisioning/prod-hub/prod-eu-1.yaml';
    const resourceSet = 'provisioning/prod-hub/prod-eu-1.bootstrap.yaml';
    const byClusterApi = (overrides: Partial<Input> = {}) =>
      run({
        repository: fleetRepository,
        cluster: 'prod-eu-1',
        bootstrap: 'clusterResourceSet',
        ...overrides,
      });

    beforeEach(() => {
      repository = { [definition]: writtenDefinition };
    });

    it('gives it the same manifests, for this one Cluster', async () => {
      await run({ cluster: 'prod-eu-1' });
      const byHand = [
        'bootstrap/prod-eu-1/argocd-manager.yaml',
        'bootstrap/prod-eu-1/fleet-portal-reader.yaml',
      ].map(writtenIn(workspace));
      workspace.setContent({});
      const { files } = await byClusterApi();
      expect(files).toEqual([
        'clusters/prod-hub/prod-eu-1.yaml',
        resourceSet,
        definition,
      ]);
      expect(workspace.content()).not.toHaveProperty('bootstrap');
      const [manager, reader, set, ...others] = readAll(resourceSet);
      expect(others).toEqual([]);
      const configMap = (name: string, manifests: string) => ({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name, namespace: 'clusters' },
        data: { 'manifests.yaml': manifests },
      });
      expect([manager, reader]).toEqual([
        configMap('prod-eu-1-argocd-manager', byHand[0]),
        configMap('prod-eu-1-fleet-portal-reader', byHand[1]),
      ]);
      expect(set).toEqual({
        apiVersion: 'addons.cluster.x-k8s.io/v1beta2',
        kind: 'ClusterResourceSet',
        metadata: { name: 'prod-eu-1-bootstrap', namespace: 'clusters' },
        spec: {
          clusterSelector: {
            matchLabels: { 'cluster.x-k8s.io/cluster-name': 'prod-eu-1' },
          },
          resources: [
            { kind: 'ConfigMap', name: 'prod-eu-1-argocd-manager' },
            { kind: 'ConfigMap', name: 'prod-eu-1-fleet-portal-reader' },
          ],
          strategy: 'ApplyOnce',
        },
      });
    });

    it('labels the Cluster for it, once, and changes nothing else of the definition', async () => {
      await byClusterApi();
      const labelled = writtenDefinition.replace(
        'namespace: clusters\n',
        'namespace: clusters\n  labels:\n    cluster.x-k8s.io/cluster-name: prod-eu-1\n',
      );
      expect(writtenIn(workspace)(definition)).toBe(labelled);
      workspace.setContent({});
      repository = { [definition]: labelled };
      const { files } = await byClusterApi();
      expect(files).not.toContain(definition);
      expect(workspace.content()).not.toHaveProperty([
        'provisioning',
        'prod-hub',
        'prod-eu-1.yaml',
      ]);
    });

    it('is listed where the folder of the management cluster has a kustomization', async () => {
      const kustomization = 'provisioning/prod-hub/kustomization.yaml';
      repository[kustomization] = 'resources:\n- prod-eu-1.yaml\n';
      await byClusterApi();
      expect(writtenIn(workspace)(kustomization)).toBe(
        'resources:\n- prod-eu-1.yaml\n- prod-eu-1.bootstrap.yaml\n',
      );
    });

    it('leaves the operator the tokens, and to wait for them', async () => {
      const { commands, commandsTitle, commandsWords } = await byClusterApi();
      const lines = commands.split('\n');
      expect(lines).toHaveLength(2);
      expect(commands).not.toContain('apply');
      expect(lines[0]).toMatch(/argocd-manager-token .*\| vault kv put/);
      expect(commandsTitle).toBe('Run these once it is merged');
      expect(commandsWords).toMatch(/control plane answers/);
    });

    it.each<[string, string, Partial<Input>, RegExp]>([
      [
        'a cluster that it does not make',
        writtenDefinition,
        { cluster: 'prod-eu-3' },
        /^bootstrap: 'provisioning\/prod-hub\/prod-eu-3\.yaml' is not in the fleet repository.* take operator/,
      ],
      [
        'a Cluster with the name of another',
        writtenDefinition.replace(
          'namespace: clusters',
          'namespace: clusters\n  labels: { cluster.x-k8s.io/cluster-name: prod-eu-2 }',
        ),
        {},
        /^bootstrap: the Cluster in .* another value than its name/,
      ],
      [
        'no repository',
        writtenDefinition,
        { repository: undefined },
        /^repository: it is needed/,
      ],
    ])('refuses %s', async (_, text, overrides, words) => {
      repository = { [definition]: text };
      await expect(byClusterApi(overrides)).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(words),
      });
      expect(workspace.content()).toEqual({});
    });
  });

  it.each<[string, Partial<Input>, RegExp]>([
    [
      'an upper-case name',
      { cluster: 'Prod_EU' },
      /^cluster: .*'prod-eu' would be right/,
    ],
    [
      'a server without TLS',
      { server: 'http://10.0.0.1' },
      /^server: .*https:\/\//,
    ],
    [
      'a server with a password',
      { server: 'https://a:b@c' },
      /^server: .*remove user/,
    ],
    ['a server that is no URL', { server: 'api' }, /^server: .*not a URL/],
    [
      'a server that External Secrets would evaluate',
      { server: 'https://{{.bearerToken}}.evil.example' },
      /^server: .*'\{\{'/,
    ],
    ['no environment', { environment: '' }, /^environment: it is empty/],
    [
      'a label that makes the Secret something else',
      {
        labels: [
          { key: 'argocd.argoproj.io/secret-type', value: 'repository' },
        ],
      },
      /^labels\[0\]\.key: .*belongs to Kubernetes or Argo CD/,
    ],
    [
      'a label that is set already',
      { labels: [{ key: 'env', value: 'dev' }] },
      /^labels\[0\]\.key: .*set already/,
    ],
    [
      'a path in Vault that leaves its folder',
      { vault: { path: '../root' } },
      /^vault\.path: .*not a path in Vault/,
    ],
    [
      'a context with a second command',
      { kubeContext: 'a; rm -rf /' },
      /^kubeContext: .*not the name of a kubectl context/,
    ],
    ['a hub that is a path', { hub: '..' }, /^hub: .*fleet\.hubs/],
    [
      'an interval in words',
      { refreshInterval: 'often' },
      /^refreshInterval: .*15m/,
    ],
  ])('refuses %s and names the field', async (_, overrides, words) => {
    await expect(run(overrides)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(words),
    });
    expect(workspace.content()).toEqual({});
  });

  it.each(examples)('runs the example: $description', async ({ example }) => {
    repository = {
      'provisioning/prod-hub/prod-eu-1.yaml': writtenDefinition,
    };
    const { files } = await run(parse(example).steps[0].input);
    for (const file of files) {
      for (const manifest of readAll(file)) {
        expect(manifest).toMatchObject({ kind: expect.any(String) });
      }
    }
  });

  it('changes nothing when it runs a second time', async () => {
    await run();
    const first = workspace.content();
    await run();
    expect(workspace.content()).toEqual(first);
  });

  it('takes no credential', () => {
    const fields = JSON.stringify(action.schema?.input);
    expect(fields).not.toMatch(/"(token|password|bearerToken|caData)":/);
  });
});

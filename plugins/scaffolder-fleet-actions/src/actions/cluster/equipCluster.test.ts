import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { manifestYaml } from '@fleet-portal/backstage-plugin-fleet-common';
import { existsSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { repositoryOver } from '../../__testUtils__/repositoryOver';
import { runIn, writtenIn } from '../../__testUtils__/runIn';
import { buildServiceAccount } from '../../manifests/serviceAccounts';
import { equipClusterAction } from './equipCluster';
import { examples } from './equipCluster.examples';

const workspace = createMockDirectory();
let repository: Record<string, string> = {};
const action = equipClusterAction({
  reader: repositoryOver(() => repository),
  integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
});

type Input = Parameters<typeof action.handler>[0]['input'];

const input: Input = {
  repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
  hub: 'prod-hub',
  cluster: 'prod-eu-1',
  environment: 'prod',
  parts: ['kyverno'],
};

const run = runIn(workspace, action, input);

const text = writtenIn(workspace);
const readAll = (file: string) =>
  parseAllDocuments(text(file)).map(document => document.toJS());

const file = 'clusters/prod-hub/prod-eu-1.platform.yaml';
const account = 'bootstrap/prod-eu-1/argocd-manager.yaml';
const managerWith = (role: Parameters<typeof buildServiceAccount>[0]['role']) =>
  manifestYaml(
    ...buildServiceAccount({
      name: 'argocd-manager',
      namespace: 'argocd',
      role,
    }),
  );

describe('fleet:cluster:equip', () => {
  beforeEach(() => {
    workspace.setContent({});
    repository = {};
  });

  it('adds a part beside those that are there, and touches nothing else', async () => {
    repository[file] = `# Parts of prod-eu-1
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: prod-eu-1-velero, namespace: argocd }
spec: { project: platform } # ours
`;
    const { files, applications, sentence, markdown, commands } = await run();
    expect(files).toEqual([
      file,
      'platform/prod-hub/prod-eu-1/kyverno/policies.yaml',
    ]);
    expect(applications).toEqual(['prod-eu-1-kyverno']);
    expect(sentence).toBe('This pull request will bring Kyverno to prod-eu-1');
    expect(markdown).toContain('`prod-eu-1-kyverno`');
    expect(commands).toBe('');
    expect(text(file)).toContain('# Parts of prod-eu-1\n');
    expect(text(file)).toContain('# ours');
    const [velero, kyverno] = readAll(file);
    expect(velero.spec).toEqual({ project: 'platform' });
    expect(kyverno.spec).toMatchObject({
      destination: { name: 'prod-eu-1', namespace: 'kyverno' },
      sources: [
        { chart: 'kyverno', targetRevision: '3.6.1' },
        {
          repoURL: 'https://github.com/acme/fleet.git',
          path: 'platform/prod-hub/prod-eu-1/kyverno',
        },
      ],
    });
  });

  it('writes nothing where the repository means the same already', async () => {
    const first = await run({ parts: ['kyverno', 'cilium'] });
    for (const path of first.files) repository[path] = text(path);
    workspace.setContent({});
    const again = await run();
    expect(again.files).toEqual([]);
    expect(again.sentence).toBe(
      'The repository has Kyverno for prod-eu-1 already',
    );
    expect(existsSync(workspace.resolve('clusters'))).toBe(false);
  });

  it('changes a setting of a part that is there', async () => {
    const first = await run();
    for (const path of first.files) repository[path] = text(path);
    workspace.setContent({});
    const { files } = await run({ kyverno: { enforce: true } });
    expect(files).toEqual([
      'platform/prod-hub/prod-eu-1/kyverno/policies.yaml',
    ]);
    const actions = readAll(files[0]).map(
      ({ spec }) => spec.rules[0].validate.failureAction,
    );
    expect(new Set(actions)).toEqual(new Set(['Enforce']));
  });

  it('keeps the kustomization of the folder in step', async () => {
    repository['clusters/prod-hub/kustomization.yaml'] =
      'resources:\n- prod-eu-1.yaml # the first\n';
    await run();
    expect(text('clusters/prod-hub/kustomization.yaml')).toBe(
      'resources:\n- prod-eu-1.yaml # the first\n- prod-eu-1.platform.yaml\n',
    );
  });

  it('refuses a spoke where the hub may not write what parts bring', async () => {
    repository[account] = managerWith({ rules: [] });
    await expect(run()).rejects.toThrow(
      /^access: 'bootstrap\/prod-eu-1\/argocd-manager\.yaml' lets the hub write workloads only/,
    );
    delete repository[account];
    const delivered = 'provisioning/prod-hub/prod-eu-1.bootstrap.yaml';
    repository[delivered] = manifestYaml({
      kind: 'ConfigMap',
      metadata: { name: 'prod-eu-1-argocd-manager' },
      data: { 'manifests.yaml': managerWith({ rules: [] }) },
    });
    await expect(run()).rejects.toThrow(
      /^access: 'provisioning\/prod-hub\/prod-eu-1\.bootstrap\.yaml' lets/,
    );
    repository[account] = managerWith({ existing: 'cluster-admin' });
    const { files } = await run();
    expect(files).toHaveLength(2);
  });

  it('lets the portal know of a data source without asking anything of the spoke', async () => {
    repository[account] = managerWith({ rules: [] });
    await run({ parts: ['grafana'], grafana: { url: 'http://thanos:9090' } });
    const [application] = readAll(file);
    expect(application.spec.destination).toEqual({
      server: 'https://kubernetes.default.svc',
      namespace: 'monitoring',
    });
  });

  it('says of every missing setting which field it is', async () => {
    await expect(
      run({ parts: ['velero', 'thanos'], velero: { bucket: 'backups' } }),
    ).rejects.toThrow(
      /^velero\.region: Velero needs it.*thanos\.bucket: .*thanos\.region: /,
    );
  });

  it.each(examples)('runs the example: $description', async ({ example }) => {
    const { files, commands } = await run(parse(example).steps[0].input);
    for (const path of files) {
      for (const manifest of readAll(path)) {
        expect(manifest).toMatchObject({ kind: expect.any(String) });
      }
    }
    expect(commands).toContain('vault ');
  });

  it('takes no credential', () => {
    const fields = JSON.stringify(action.schema?.input);
    expect(fields).not.toMatch(
      /"(token|password|accessKey|secretKey|credentials)":/,
    );
  });
});

import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { ClusterRecoveryDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  BUILT_AT,
  buildRecovery,
} from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { fleetOver } from '../../__testUtils__/fleetOver';
import { repositoryOver } from '../../__testUtils__/repositoryOver';
import { restoreNamespacesAction } from './restoreNamespaces';
import { examples } from './restoreNamespaces.examples';

type Recovery = ClusterRecoveryDetail['recovery'];
const ok = <T>(value: T) => ({
  status: 'ok' as const,
  value,
  observedAt: BUILT_AT,
});
const backup = (name: string, overrides: object = {}) => ({
  namespace: 'velero-system',
  name,
  phase: 'Completed',
  words: 'Completed.',
  startedAt: '2026-11-20T01:00:00Z',
  finishedAt: '2026-11-20T01:05:00Z',
  errors: 0,
  warnings: 0,
  namespaces: [],
  ...overrides,
});

const workspace = createMockDirectory();
const application = 'clusters/prod-hub/prod-eu-1.restores.yaml';
const folder = 'platform/prod-hub/prod-eu-1/restores';
const drill = `${folder}/drill-ledger-from-nightly-20261120010000.yaml`;
let repository: Record<string, string>;
let recovery: Recovery;

const action = restoreNamespacesAction({
  fleet: fleetOver(() => ({}), { recovery: () => [recovery] }),
  reader: repositoryOver(() => repository),
  integrations: ScmIntegrations.fromConfig(
    new ConfigReader({ integrations: { github: [{ host: 'github.com' }] } }),
  ),
});
type Input = Parameters<typeof action.handler>[0]['input'];

async function run(input: Partial<Input> = {}, signal?: AbortSignal) {
  const context = createMockActionContext<Input>({
    workspacePath: workspace.path,
    input: {
      repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
      hub: 'prod-hub',
      cluster: 'prod-eu-1',
      backup: 'nightly-20261120010000',
      namespaces: ['ledger'],
      ...input,
    },
  });
  await action.handler({ ...context, ...(signal && { signal }) });
  return Object.fromEntries(jest.mocked(context.output).mock.calls);
}
const written = (path: string) => readFileSync(workspace.resolve(path), 'utf8');

describe('fleet:recovery:restore', () => {
  beforeEach(() => {
    workspace.setContent({});
    repository = {};
    recovery = buildRecovery('prod-eu-1', {
      backups: ok([backup('nightly-20261120010000')]),
      namespaces: ok([
        {
          namespace: 'ledger',
          by: 'gitAndBackup' as const,
          claims: 1,
          bytes: 1,
          schedules: ['nightly'],
        },
      ]),
    });
  });

  it('writes a drill, and the Application that brings it', async () => {
    const outputs = await run({ drill: true });
    expect(outputs.files).toEqual([application, drill]);
    expect(parse(written(drill))).toEqual({
      apiVersion: 'velero.io/v1',
      kind: 'Restore',
      metadata: {
        name: 'drill-ledger-from-nightly-20261120010000',
        namespace: 'velero-system',
      },
      spec: {
        backupName: 'nightly-20261120010000',
        includedNamespaces: ['ledger'],
        namespaceMapping: { ledger: 'ledger-drill' },
      },
    });
    expect(parse(written(application)).spec).toMatchObject({
      source: { path: folder, targetRevision: 'main' },
      destination: { name: 'prod-eu-1', namespace: 'velero-system' },
      syncPolicy: { automated: { prune: true, selfHeal: false } },
    });
    expect(outputs.markdown).toContain(
      '## This pull request will prove by a drill that ledger on prod-eu-1 from nightly-20261120010000 can be restored',
    );
    expect(outputs.markdown).toContain('| `ledger` | `ledger-drill` | no |');
  });

  it('says of a restore in place that Git brings the objects back, too', async () => {
    const { markdown } = await run({ existingResourcePolicy: 'update' });
    expect(markdown).toContain('brought up to the backup');
    expect(markdown).toMatch(/\| `ledger` \| `ledger` \| yes \| Git brings/);
  });

  it('leaves the Application as it is, and adds to a kustomization', async () => {
    repository = {
      [application]: '# ours\nkind: Application\n',
      [`${folder}/kustomization.yaml`]: 'resources:\n  - old.yaml\n',
    };
    const { files } = await run({ drill: true });
    expect(files).toEqual([drill]);
    expect(parse(written(`${folder}/kustomization.yaml`)).resources).toEqual([
      'old.yaml',
      'drill-ledger-from-nightly-20261120010000.yaml',
    ]);
  });

  it('writes nothing a second time', async () => {
    await run({ drill: true });
    repository = {
      [application]: written(application),
      [drill]: written(drill),
    };
    workspace.setContent({});
    expect((await run({ drill: true })).files).toEqual([]);
  });

  it('refuses a name that another Restore has', async () => {
    repository = { [drill]: 'kind: Restore\n' };
    await expect(run({ drill: true })).rejects.toThrow(
      /^name: .*give this one another name/,
    );
  });

  it.each<[string, Partial<Recovery>, Partial<Input>, RegExp]>([
    [
      'a backup that is not there',
      {},
      { backup: 'weekly-1' },
      /^backup: .*the newest good ones are nightly-20261120010000/,
    ],
    [
      'a backup that failed',
      {
        backups: ok([
          backup('nightly-20261120010000', {
            phase: 'Failed',
            words: 'Failed: disk is full.',
          }),
        ]),
      },
      {},
      /^backup: .*cannot be restored\. Failed: disk is full\./,
    ],
    [
      'a namespace that is not in it',
      {
        backups: ok([
          backup('nightly-20261120010000', { namespaces: ['shop'] }),
        ]),
      },
      {},
      /^namespaces: ledger is not in backup .* which has shop/,
    ],
    [
      'a cluster without Velero',
      { backups: { status: 'absent', reason: 'not served' } },
      {},
      /^cluster: Velero is not installed/,
    ],
    [
      'a cluster that cannot be read',
      { backups: { status: 'failed', reason: 'i/o timeout' } },
      {},
      /^cluster: .*could not be read: i\/o timeout/,
    ],
    [
      'a mapping of something else',
      {},
      { namespaceMapping: { shop: 'cart' } },
      /namespaceMapping/,
    ],
    ['no namespace', {}, { namespaces: [] }, /^namespaces: it is empty/],
    ['a backup that is a path', {}, { backup: '../secrets' }, /^backup: /],
  ])('refuses %s and names the field', async (_, changed, input, words) => {
    recovery = { ...recovery, ...changed };
    await expect(run(input)).rejects.toThrow(words);
  });

  it.each(examples.map(({ description, example }) => [description, example]))(
    'runs the example: %s',
    async (_, example) => {
      const [{ input }] = parse(example).steps;
      expect((await run(input)).files).toHaveLength(2);
    },
  );
});

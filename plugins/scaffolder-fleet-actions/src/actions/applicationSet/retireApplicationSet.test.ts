import { createMockDirectory } from '@backstage/backend-test-utils';
import type {
  PreviewResponse,
  Source,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { buildHubSource } from '@fleet-portal/backstage-plugin-fleet-common/testUtils';
import { symlinkSync } from 'node:fs';
import { parse } from 'yaml';
import { fleetOver } from '../../__testUtils__/fleetOver';
import { repositoryOver } from '../../__testUtils__/repositoryOver';
import { fleetRepository, github, runIn } from '../../__testUtils__/runIn';
import {
  twoHubs,
  writtenApplicationSet,
} from '../../__testUtils__/serviceFiles';
import { retireApplicationSetAction } from './retireApplicationSet';
import { examples } from './retireApplicationSet.examples';

const workspace = createMockDirectory();
const folder = 'apps/loyalty-points';
const nonprodSet = `${folder}/applicationset-nonprod-hub.yaml`;
const prodSet = `${folder}/applicationset-prod-hub.yaml`;
const written = writtenApplicationSet;
const everything = {
  [nonprodSet]: written,
  [prodSet]: written,
  [`${folder}/values.yaml`]: '',
  [`${folder}/values-prod.yaml`]: '',
  [`${folder}/catalog-info.yaml`]: '',
  [`${folder}/clusters/prod-eu-1.yaml`]: '',
  'apps/cart/values.yaml': '',
};
const on = (hub: string, cluster: string) => ({
  hub,
  applicationSet: 'loyalty-points',
  name: `loyalty-points-${cluster}`,
  cluster,
});
const onBoth = [on('nonprod-hub', 'stg-eu-1'), on('prod-hub', 'prod-eu-1')];
const inProduction = 'prod-hub/loyalty-points-prod-eu-1';

function setup({
  files = everything,
  present = onBoth,
  sources = [],
  hidden,
}: {
  files?: Record<string, string>;
  present?: typeof onBoth;
  sources?: Source[];
  hidden?: PreviewResponse['hidden'];
} = {}) {
  const action = retireApplicationSetAction({
    fleet: fleetOver(() => twoHubs, {
      present: () => present,
      sources,
      hidden,
    }),
    reader: repositoryOver(() => files),
    integrations: github,
  });
  return runIn(workspace, action, {
    name: 'loyalty-points',
    repository: fleetRepository,
  });
}

describe('fleet:applicationset:retire', () => {
  beforeEach(() => workspace.setContent({}));

  it('takes a service off every hub, with its values, and says what goes', async () => {
    const outputs = await setup()({ removals: [inProduction] });
    expect(outputs).toMatchObject({
      files: [
        nonprodSet,
        prodSet,
        `${folder}/values-prod.yaml`,
        `${folder}/values.yaml`,
      ],
      sentence:
        'This pull request will take loyalty-points off nonprod-hub, prod-hub: 2 Applications on 2 clusters go (1 in production)',
      removed: 2,
      removedInProduction: 1,
    });
    expect(outputs.markdown).toContain(
      '| `loyalty-points-prod-eu-1` | `prod` | `prod-eu-1` | `prod-hub` | **deleted, with what it has deployed** |',
    );
    expect(outputs.markdown).toMatch(
      /### Files that stay[^]*catalog-info\.yaml[^]*clusters\/prod-eu-1\.yaml/,
    );
    expect(workspace.content()).toEqual({});
  });

  it('takes it out of the kustomization of all services', async () => {
    const list = 'apps/kustomization.yaml';
    const files = {
      ...everything,
      [list]:
        '# Of prod-hub\nresources:\n  - loyalty-points/applicationset-prod-hub.yaml\n  - cart/applicationset-prod-hub.yaml # stays\n',
    };
    const retire = setup({ files });
    const first = await retire({ removals: [inProduction] });
    // What is in the workspace comes before the branch.
    expect(await retire({ removals: [inProduction] })).toEqual(first);
    expect(workspace.content()).toEqual({
      apps: {
        'kustomization.yaml':
          '# Of prod-hub\nresources:\n  - cart/applicationset-prod-hub.yaml # stays\n',
      },
    });
  });

  it('keeps the values while another hub reads them', async () => {
    const outputs = await setup()({
      hubs: ['nonprod-hub'],
      catalogEntity: true,
    });
    expect(outputs.files).toEqual([nonprodSet]);
    expect(outputs.removedInProduction).toBe(0);
    expect(outputs.markdown).toContain(`| \`${folder}/values.yaml\` |`);
  });

  it('takes it out of the catalog with the last hub, when asked', async () => {
    const { files } = await setup()({
      removals: [inProduction],
      catalogEntity: true,
    });
    expect(files).toContain(`${folder}/catalog-info.yaml`);
    expect(files).not.toContain(`${folder}/clusters/prod-eu-1.yaml`);
  });

  const policy = (text: string) => written.replace('spec:\n', `spec:\n${text}`);
  it.each<[string, string, string, number]>([
    [
      'is preserved',
      policy('  syncPolicy: { preserveResourcesOnDeletion: true }\n'),
      '**deleted; what it has deployed stays**',
      1,
    ],
    [
      'is preserved in words only, since the template has the finalizer',
      policy('  syncPolicy: { preserveResourcesOnDeletion: true }\n').replace(
        '    metadata:\n',
        '    metadata:\n      finalizers: [resources-finalizer.argocd.argoproj.io]\n',
      ),
      '**deleted, with what it has deployed**',
      1,
    ],
    [
      'has another finalizer',
      written.replace(
        '    metadata:\n',
        '    metadata:\n      finalizers: [acme.example/audit]\n',
      ),
      '**deleted; what it has deployed stays**',
      1,
    ],
  ])('tells of what %s', async (_, set, words, removed) => {
    const run = setup({ files: { [prodSet]: set } });
    const outputs = await run({
      hubs: ['prod-hub'],
      removals: [inProduction],
    });
    expect(outputs.markdown).toContain(words);
    expect(outputs.removed).toBe(removed);
  });

  it('asks for no name where Applications outlive their ApplicationSet', async () => {
    const set = policy('  syncPolicy: { applicationsSync: create-update }\n');
    const run = setup({ files: { [prodSet]: set } });
    expect(await run({ hubs: ['prod-hub'] })).toMatchObject({
      removed: 0,
      removedInProduction: 0,
      sentence: expect.stringMatching(/, 1 Application will have no owner$/),
      markdown: expect.stringContaining('stays, and no ApplicationSet owns it'),
    });
  });

  it('takes nothing from production that the person may not see', async () => {
    const counts = { clusters: 1, newOn: 0, added: 0, changed: 0, removed: 2 };
    const hidden = [
      { hub: 'prod-hub', environment: 'prod', production: true, ...counts },
    ];
    const input = { hubs: ['prod-hub'], removals: [inProduction] };
    await expect(setup({ hidden })(input)).rejects.toThrow(
      /^removals: this would also remove 2 Applications from production that you may not see/,
    );
    const set = policy('  syncPolicy: { applicationsSync: create-only }\n');
    const kept = setup({ hidden, files: { [prodSet]: set } });
    expect((await kept(input)).removed).toBe(0);
  });

  it('says that nothing is left in the repository, and which hub still has it', async () => {
    const nothing = { files: {}, present: [] };
    expect(await setup(nothing)()).toMatchObject({ files: [], removed: 0 });
    const run = setup({ files: {} });
    expect((await run({ hubs: ['prod-hub'] })).sentence).toBe(
      'loyalty-points has no ApplicationSet in the fleet repository to take away; prod-hub still has its ApplicationSet',
    );
  });

  it('takes a shared file away from all hubs, or not at all', async () => {
    const shared = `${folder}/applicationset.yaml`;
    const run = setup({ files: { [shared]: written } });
    await expect(run({ hubs: ['nonprod-hub'] })).rejects.toThrow(
      /^hubs: '.*applicationset.yaml' is also the file of prod-hub/,
    );
    const { files } = await run({ removals: [inProduction] });
    expect(files).toEqual([shared]);
    const unread = setup({ files: { [shared]: written }, present: [] });
    expect((await unread()).files).toEqual([shared]);
  });

  it('takes other hubs for nothing', async () => {
    const prod = setup({ present: [on('prod-hub', 'prod-eu-1')] });
    const { removed } = await prod({ hubs: ['nonprod-hub'] });
    expect(removed).toBe(0);
  });

  it('does not guess what is on a hub that is not heard', async () => {
    const sources = [buildHubSource({ hub: 'prod-hub', state: 'unreachable' })];
    const run = setup({ sources });
    await expect(run({ removals: [inProduction] })).rejects.toThrow(
      /^hub: prod-hub has not been heard since .*which Applications/,
    );
    expect((await run({ hubs: ['nonprod-hub'] })).removed).toBe(1);
  });

  it.each<[string, object, RegExp]>([
    [
      'a removal from production that is not named',
      {},
      /^removals: this would remove prod-hub\/loyalty-points-prod-eu-1 from production\. Name each/,
    ],
    ['a name that is a path', { name: '../x' }, /^name: /],
    ['a hub that is a path', { hubs: ['..'] }, /^hubs\[0\]: /],
    ['a folder above', { layout: { apps: '..' } }, /^layout\.apps: /],
  ])('refuses %s and names the field', async (_, input, words) => {
    await expect(setup()(input)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(words),
    });
  });

  it('follows no link out of the workspace', async () => {
    symlinkSync(workspace.path, workspace.resolve('apps'));
    await expect(setup()()).rejects.toThrow(/symbolic link/);
  });

  it('ends with the task', async () => {
    await expect(setup()({}, AbortSignal.abort())).rejects.toThrow(/abort/i);
  });

  it.each(examples)('runs the example: $description', async ({ example }) => {
    const { files } = await setup()(parse(example).steps[0].input);
    expect(files).toContain(nonprodSet);
  });
});

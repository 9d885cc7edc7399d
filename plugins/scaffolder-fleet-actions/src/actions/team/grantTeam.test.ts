import { createMockDirectory } from '@backstage/backend-test-utils';
import { symlinkSync } from 'node:fs';
import { parse } from 'yaml';
import {
  writtenPolicy,
  writtenProject,
} from '../../__testUtils__/hubConfigFiles';
import { repositoryOver } from '../../__testUtils__/repositoryOver';
import {
  fleetRepository,
  github,
  runIn,
  writtenIn,
} from '../../__testUtils__/runIn';
import { grantTeamAction } from './grantTeam';
import { examples } from './grantTeam.examples';

const workspace = createMockDirectory();
const policyFile = 'bootstrap/argocd/argocd-rbac-cm.yaml';
const projectFile = 'bootstrap/projects/loyalty.yaml';
let repository: Record<string, string>;

const action = grantTeamAction({
  reader: repositoryOver(() => repository),
  integrations: github,
});

const run = runIn(workspace, action, {
  repository: fleetRepository,
  project: 'loyalty',
  groups: ['acme:loyalty'],
  access: 'sync',
  namespaces: ['loyalty'],
});

const written = writtenIn(workspace);
const keep = () => {
  for (const path of [policyFile, projectFile])
    repository[path] = written(path);
};

describe('fleet:team:grant', () => {
  beforeEach(() => {
    workspace.setContent({});
    repository = { [policyFile]: writtenPolicy };
  });

  it('gives a team a project and lines of policy of its own', async () => {
    const outputs = await run();
    expect(parse(written(projectFile)).spec).toEqual({
      sourceRepos: ['https://github.com/acme/fleet.git'],
      destinations: [{ server: '*', namespace: 'loyalty' }],
      clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
    });
    expect(written(policyFile)).toBe(
      `${writtenPolicy}  policy.loyalty.csv: |
    p, role:loyalty-sync, applications, get, loyalty/*, allow
    p, role:loyalty-sync, applicationsets, get, loyalty/*, allow
    p, role:loyalty-sync, logs, get, loyalty/*, allow
    p, role:loyalty-sync, applications, sync, loyalty/*, allow
    g, acme:loyalty, role:loyalty-sync
`,
    );
    expect(outputs).toMatchObject({
      files: [projectFile, policyFile],
      sentence:
        'This pull request will let acme:loyalty see and sync its Applications and read their logs in project loyalty',
    });
    expect(outputs.markdown).toContain(
      '| `g, acme:loyalty, role:loyalty-sync` |',
    );
  });

  it('says the same again, and nothing once it is merged', async () => {
    await run();
    const first = workspace.content();
    await run();
    expect(workspace.content()).toEqual(first);
    keep();
    workspace.setContent({});
    expect(await run()).toMatchObject({
      files: [],
      policy: [],
      sentence: 'acme:loyalty may do this in project loyalty already',
    });
    expect(workspace.content()).toEqual({});
  });

  it('adds another group, and takes nothing away', async () => {
    await run();
    keep();
    workspace.setContent({});
    const outputs = await run({ groups: ['Loyalty On-Call'] });
    expect(outputs).toMatchObject({
      files: [policyFile],
      policy: ['g, Loyalty On-Call, role:loyalty-sync'],
    });
    expect(written(policyFile)).toContain('    g, acme:loyalty, role');
  });

  it('adds to a project that somebody wrote, and keeps the rest of it', async () => {
    repository['bootstrap/projects/shop.yaml'] = writtenProject;
    await run({
      project: 'shop',
      namespaces: ['cart', 'orders'],
      sourceRepos: ['https://github.com/acme/orders.git'],
    });
    expect(written('bootstrap/projects/shop.yaml')).toBe(
      writtenProject
        .replace(
          '# the fleet\n',
          '# the fleet\n    - https://github.com/acme/orders.git\n',
        )
        .replace(
          'namespace: cart\n',
          'namespace: cart\n    - server: "*"\n      namespace: orders\n',
        ),
    );
  });

  it('names no repository where all are allowed already', async () => {
    repository['bootstrap/projects/shop.yaml'] = writtenProject.replace(
      'https://github.com/acme/fleet.git',
      '"*"',
    );
    await run({ project: 'shop', clusters: ['prod-eu-1'] });
    const { spec } = parse(written('bootstrap/projects/shop.yaml'));
    expect(spec.sourceRepos).toEqual(['*']);
    expect(spec.destinations[1]).toEqual({
      name: 'prod-eu-1',
      namespace: 'loyalty',
    });
  });

  it.each<[string, object, RegExp]>([
    ['the project of everybody', { project: 'default' }, /^project: /],
    ['a project that is a path', { project: '../x' }, /^project: /],
    ['no group', { groups: [] }, /^groups: it is empty/],
    [
      'a group with a second field of the line',
      { groups: ['a, role:admin'] },
      /^groups\[0\]: .*is not a group that a line of policy can hold/,
    ],
    ['a role', { groups: ['role:admin'] }, /^groups\[0\]: .*is a role/],
    ['another access', { access: 'root' }, /^access: it must be one of read/],
    [
      'every namespace',
      { namespaces: ['*'] },
      /^namespaces\[0\]: '\*' takes in kube-system/,
    ],
    [
      'the namespace of Argo CD',
      { namespaces: ['ar*'] },
      /^namespaces\[0\]: 'ar\*' takes in argocd/,
    ],
    ['a server', { clusters: ['https://x'] }, /^clusters\[0\]: /],
    [
      'a repository with a password',
      { sourceRepos: ['https://a:b@x.example/y.git'] },
      /^sourceRepos\[0\]: .*a user or a password/,
    ],
  ])('refuses %s and names the field', async (_, input, words) => {
    await expect(run(input)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(words),
    });
    expect(workspace.content()).toEqual({});
  });

  it.each<[string, () => void, RegExp]>([
    [
      'no policy in Git yet, since a new one would replace that of the hubs',
      () => delete repository[policyFile],
      /^repository: it has no '.*argocd-rbac-cm.yaml'; put the ConfigMap/,
    ],
    [
      'another object in the file of the policy',
      () => (repository[policyFile] = writtenProject),
      /^repository: .*has 0 ConfigMaps of the name 'argocd-rbac-cm'/,
    ],
    [
      'another project in its file',
      () => (repository[projectFile] = writtenProject),
      /^project: .*has 0 AppProjects of the name 'loyalty'/,
    ],
  ])('refuses %s', async (_, prepare, words) => {
    prepare();
    await expect(run()).rejects.toThrow(words);
    expect(workspace.content()).toEqual({});
  });

  it('follows no link out of the workspace', async () => {
    symlinkSync(workspace.path, workspace.resolve('bootstrap'));
    await expect(run()).rejects.toThrow(/symbolic link/);
  });

  it('ends with the task', async () => {
    await expect(run({}, AbortSignal.abort())).rejects.toThrow(/abort/i);
    expect(action.supportsDryRun).toBe(true);
  });

  it.each(examples)('runs the example: $description', async ({ example }) => {
    const { files } = await run(parse(example).steps[0].input);
    expect(files).toEqual([projectFile, policyFile]);
  });
});

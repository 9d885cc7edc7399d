import { createMockDirectory } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { repositoryOver } from '../../__testUtils__/repositoryOver';
import { scaleHubAction } from './scaleHub';
import { examples } from './scaleHub.examples';

const workspace = createMockDirectory();
const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: { github: [{ host: 'github.com', token: 'unused' }] },
  }),
);
const helm = 'bootstrap/argocd/values-prod-hub.yaml';
const configMap = 'bootstrap/argocd/argocd-cmd-params-cm.yaml';
const helmValues = `# Chart argo-cd.
server:
  replicas: 2 # agreed
repoServer:
  env:
    # Behind the proxy.
    - name: HTTPS_PROXY
      value: http://proxy:3128
    - { name: ARGOCD_EXEC_TIMEOUT, value: 180s }
configs:
  params:
    server.insecure: true
`;
const parameters = `apiVersion: v1
kind: ConfigMap
metadata:
  name: argocd-cmd-params-cm
data:
  # Ours since 2024.
  reposerver.parallelism.limit: "10"
`;

async function run(
  input: object,
  files: Record<string, string> = {
    [helm]: helmValues,
    [configMap]: parameters,
  },
) {
  const action = scaleHubAction({
    reader: repositoryOver(() => files),
    integrations,
  });
  const context = createMockActionContext({
    workspacePath: workspace.path,
    input: {
      repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
      hub: 'prod-hub',
      ...input,
    },
  });
  await (action.handler as (ctx: object) => Promise<void>)(context);
  return Object.fromEntries(jest.mocked(context.output).mock.calls);
}
const written = (path: string) => readFileSync(workspace.resolve(path), 'utf8');

beforeEach(() => workspace.setContent({}));

describe('fleet:hub:scale', () => {
  it.each(examples)('$description', async ({ example }) => {
    const output = await run(parse(example).steps[0].input);
    expect(output.files).toHaveLength(1);
  });

  it('edits Helm values, and keeps their comments and order', async () => {
    const { markdown, sentence } = await run({
      path: helm,
      serverReplicas: 3,
      execTimeout: '300s',
      gitAttempts: 3,
      parallelismLimit: 20,
      repoCacheSize: '10Gi',
    });
    expect(written(helm)).toBe(`# Chart argo-cd.
server:
  replicas: 3 # agreed
repoServer:
  env:
    # Behind the proxy.
    - name: HTTPS_PROXY
      value: http://proxy:3128
    - { name: ARGOCD_EXEC_TIMEOUT, value: 300s }
    - name: ARGOCD_GIT_ATTEMPTS_COUNT
      value: "3"
  emptyDir:
    sizeLimit: 10Gi
configs:
  params:
    server.insecure: true
    reposerver.parallelism.limit: "20"
`);
    expect(sentence).toContain('server.replicas 3');
    expect(markdown).toContain('| `server.replicas` | `2` | `3` |');
    expect(markdown).toContain(
      '| `repoServer.env[ARGOCD_GIT_ATTEMPTS_COUNT]` | not set | `3` |',
    );
  });

  it('edits argocd-cmd-params-cm, whose values are text', async () => {
    await run({ parallelismLimit: 20 });
    expect(written(configMap)).toBe(parameters.replace('"10"', '"20"'));
  });

  it('changes nothing that is so already', async () => {
    const output = await run({ parallelismLimit: 10 });
    expect(output.files).toEqual([]);
    expect(output.sentence).toBe(
      'Hub prod-hub is configured like this already',
    );
    expect(workspace.content()).toEqual({});
  });

  it.each([
    [{}, /Nothing to set: give at least one of serverReplicas/],
    [{ serverReplicas: 0 }, /serverReplicas: must be a whole number from 1/],
    [{ execTimeout: '5 minutes' }, /execTimeout: must be a time such as 300s/],
    [{ repoCacheSize: '10Gi\n' }, /repoCacheSize: must be a size/],
    [
      { shardingAlgorithm: 'best' },
      /shardingAlgorithm: must be legacy, round-robin or consistent-hashing/,
    ],
    [
      { serverReplicas: 3 },
      /serverReplicas: argocd-cmd-params-cm cannot say it/,
    ],
    [{ path: '../values.yaml', gitAttempts: 3 }, /path: .* is not a folder/],
    [{ path: 'absent.yaml', gitAttempts: 3 }, /absent.yaml.* is not in branch/],
  ])('refuses %j with a sentence', async (input, words) => {
    await expect(run(input)).rejects.toThrow(words);
  });

  it.each([
    ['another object', 'kind: Deployment\nmetadata: { name: argocd-server }\n'],
    ['two documents', `${helmValues}---\n${helmValues}`],
    ['no YAML', 'a: [\n'],
    ['variables that are none', 'repoServer: { env: [1] }\n'],
  ])('refuses a file with %s', async (_, text) => {
    await expect(
      run({ path: helm, gitAttempts: 3 }, { [helm]: text }),
    ).rejects.toThrow(helm);
  });
});

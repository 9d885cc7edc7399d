import { createMockDirectory } from '@backstage/backend-test-utils';
import { Fleet, startFleet } from '@fleet-portal/fleet-simulator';
import { parser } from '@prometheus-io/lezer-promql';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { repositoryOver } from '../../__testUtils__/repositoryOver';
import { github, runIn } from '../../__testUtils__/runIn';
import { fleetDashboard } from '../../dashboard/fleetDashboard';
import { addDashboardAction } from './addDashboard';
import { examples } from './addDashboard.examples';

const workspace = createMockDirectory();

const list = 'platform/grafana/kustomization.yaml';
const action = addDashboardAction({
  reader: repositoryOver(() => ({ [list]: 'resources: [] # ours\n' })),
  integrations: github,
});
const run = runIn(workspace, action, {
  path: 'platform/grafana/fleet-overview.yaml',
  namespace: 'monitoring',
});

beforeEach(() => workspace.setContent({}));

describe('fleet:dashboard:add', () => {
  it.each(examples)('$description', async ({ example }) => {
    const { input } = parse(example).steps[0];
    const { files } = await run(input);
    expect(files[0]).toBe(input.path);
    const configMap = parse(
      readFileSync(workspace.resolve(input.path), 'utf8'),
    );
    expect(configMap).toMatchObject({
      kind: 'ConfigMap',
      metadata: {
        namespace: input.namespace,
        labels: { grafana_dashboard: '1' },
      },
    });
    expect(JSON.parse(configMap.data['fleet-overview.json'])).toEqual(
      fleetDashboard(),
    );
  });

  it('is listed by the kustomization of its folder, where the repository has one', async () => {
    const repository = { repoUrl: 'github.com?owner=acme&repo=fleet' };
    expect((await run({ repository })).files[1]).toBe(list);
    expect(readFileSync(workspace.resolve(list), 'utf8')).toBe(
      'resources: [ fleet-overview.yaml ] # ours\n',
    );
    const path = 'grafana/fleet.yaml';
    expect((await run({ repository, path })).files).toEqual([path]);
    expect((await run()).files).toHaveLength(1);
  });

  it('writes nothing for a cancelled task, and can be tried in a dry run', async () => {
    await expect(run({}, AbortSignal.abort())).rejects.toThrow(/abort/i);
    expect(workspace.content()).toEqual({});
    expect(action.supportsDryRun).toBe(true);
  });

  it.each([
    [
      {
        path: 'x.yaml',
        namespace: 'monitoring',
        repository: { repoUrl: 'github.com?repo=fleet' },
      },
      /^repository\.repoUrl: /,
    ],
    [{ path: '../x.yaml', namespace: 'monitoring' }, /^path: /],
    [{ path: 'x.yaml', namespace: 'Not a name' }, /^namespace: /],
  ])('refuses %j', async (input, words) => {
    await expect(run(input)).rejects.toThrow(words);
  });
});

describe('the dashboard', () => {
  jest.setTimeout(60_000);
  interface Dashboard {
    panels: {
      id: number;
      title: string;
      gridPos: { x: number; y: number; w: number; h: number };
      targets: { expr: string; datasource: { uid: string } }[];
    }[];
    templating: { list: { name: string; type: string }[] };
  }
  const dashboard = fleetDashboard() as Dashboard;
  const queries = dashboard.panels.flatMap(({ title, targets }) =>
    targets.map(({ expr }): [string, string] => [title, expr]),
  );
  let fleet: Fleet;
  beforeAll(async () => {
    fleet = await startFleet({ scenario: 'small' });
  });
  afterAll(() => fleet.stop());

  it('asks the data source and the clusters that are chosen', () => {
    expect(dashboard.templating.list).toMatchObject([
      { name: 'datasource', type: 'datasource' },
      { name: 'cluster', type: 'query' },
    ]);
    for (const { targets } of dashboard.panels) {
      expect(targets[0].datasource.uid).toBe('${datasource}');
    }
    const places = dashboard.panels.map(({ gridPos: { x, y } }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(dashboard.panels.length);
  });

  it.each(queries)('%s: is PromQL', (_, expr) => {
    const mistakes: number[] = [];
    parser.parse(expr).iterate({
      enter: ({ type, from }) => {
        if (type.isError) mistakes.push(from);
      },
    });
    expect(mistakes).toEqual([]);
  });

  it.each(queries)('%s: is answered by the demo fleet', async (_, expr) => {
    const query = expr.replaceAll('$cluster', '.*');
    const url = `${fleet.urls.metrics}/api/v1/query?${new URLSearchParams({
      query,
    })}`;
    const { status } = await (await fetch(url)).json();
    expect(status).toBe('success');
  });
});

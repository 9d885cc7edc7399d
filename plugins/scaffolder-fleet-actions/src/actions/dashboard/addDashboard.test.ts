import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { Fleet, startFleet } from '@fleet-portal/fleet-simulator';
import { parser } from '@prometheus-io/lezer-promql';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { fleetDashboard } from '../../dashboard/fleetDashboard';
import { addDashboardAction } from './addDashboard';
import { examples } from './addDashboard.examples';

const workspace = createMockDirectory();

async function run(input: { path: string; namespace: string }) {
  const context = createMockActionContext({
    workspacePath: workspace.path,
    input,
  });
  await addDashboardAction().handler(context);
  return Object.fromEntries(jest.mocked(context.output).mock.calls);
}

beforeEach(() => workspace.setContent({}));

describe('fleet:dashboard:add', () => {
  it.each(examples)('$description', async ({ example }) => {
    const { input } = parse(example).steps[0];
    const { files } = await run(input);
    expect(files).toEqual([input.path]);
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

  it.each([
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

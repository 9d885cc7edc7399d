import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  actionsRegistryServiceFactory,
  actionsServiceFactory,
} from '@backstage/backend-defaults/alpha';
import mcpActions from '@backstage/plugin-mcp-actions-backend';
import catalog from '@backstage/plugin-catalog-backend';
import signals from '@backstage/plugin-signals-backend';
import events from '@backstage/plugin-events-backend';
import fleetBackend from '@fleet-portal/backstage-plugin-fleet-backend';
import { Fleet, portalConfig, startFleet } from '@fleet-portal/fleet-simulator';
import { setTimeout } from 'node:timers/promises';

interface Tool {
  name: string;
  annotations?: { readOnlyHint?: boolean; destructiveHint?: boolean };
}

/** An agent's way to the fleet: the real MCP endpoint over the demo fleet. */
describe('the fleet over MCP', () => {
  jest.setTimeout(120_000);
  let fleet: Fleet;
  let stop: () => Promise<void>;
  let url: string;

  const call = async (method: string, params: object) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
        Authorization: mockCredentials.user.header(),
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    const text = await response.text();
    const data = /^data: (.*)$/m.exec(text)?.[1] ?? text;
    return JSON.parse(data);
  };
  const use = async (name: string, input: object) => {
    const answer = await call('tools/call', { name, arguments: input });
    const text: string = answer.result.content[0].text;
    return { text, isError: answer.result.isError === true };
  };

  beforeAll(async () => {
    fleet = await startFleet();
    const backend = await startTestBackend({
      features: [
        mcpActions,
        catalog,
        signals,
        events,
        fleetBackend,
        actionsRegistryServiceFactory,
        actionsServiceFactory,
        mockServices.rootConfig.factory({
          data: {
            backend: {
              baseUrl: 'http://127.0.0.1',
              actions: { pluginSources: ['fleet'] },
            },
            fleet: portalConfig(fleet.urls).fleet,
          } as never,
        }),
      ],
    });
    // A process that stood still must not find its connection reset.
    backend.server.keepAliveTimeout = 0;
    stop = () => backend.stop();
    url = `http://127.0.0.1:${backend.server.port()}/api/mcp-actions/v1`;
  });
  afterAll(async () => {
    await stop?.();
    await fleet?.stop();
  });

  it('offers what only looks, and says so', async () => {
    const { result } = await call('tools/list', {});
    const tools: Tool[] = result.tools;
    expect(tools.map(({ name }) => name).sort()).toEqual([
      'fleet.explain-placement',
      'fleet.find-lagging-clusters',
      'fleet.get-service-deployments',
      'fleet.list-fleet-clusters',
      'fleet.preview-applicationset',
    ]);
    for (const { annotations } of tools) {
      expect(annotations).toMatchObject({
        readOnlyHint: true,
        destructiveHint: false,
      });
    }
  });

  it('answers from the fleet', async () => {
    const [{ name: hub }] = fleet.urls.hubs;
    const spoke = fleet.urls.spokes.find(
      one => one.registered && one.hub === hub,
    );
    for (;;) {
      const { text } = await use('fleet.list-fleet-clusters', { hub });
      if (spoke && text.includes(spoke.cluster)) break;
      await setTimeout(50);
    }
    const wrong = await use('fleet.preview-applicationset', {
      manifest: 'a: [',
    });
    expect(wrong.isError).toBe(true);
    expect(wrong.text).toMatch(/The manifest cannot be read/);
  });
});

import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { FleetClient } from '@fleet-portal/backstage-plugin-fleet-common';
import { Fleet, portalConfig, startFleet } from '@fleet-portal/fleet-simulator';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../__testUtils__/startPlugin';
import { fleetPlugin } from '../plugin';
import { buildDocument } from './buildDocument';
import { documentText } from './documentText';

/**
 * `npm run fuzz:api` names the program and how much it shall do; `npm test`
 * runs a short form where Schemathesis happens to be installed.
 */
const program = process.env.FLEET_SCHEMATHESIS ?? 'schemathesis';
const examples = process.env.FLEET_FUZZ_EXAMPLES ?? '10';
const seed = process.env.FLEET_FUZZ_SEED ?? '1';
/** One route only, as its document writes it. */
const onlyPath = process.env.FLEET_FUZZ_PATH;
const isThere = spawnSync(program, ['--version']).status === 0;

/**
 * Backstage answers 404, not 405, to methods that no route has; and an address
 * that is too long for Node is refused as well as one that is wrong.
 */
const settings = `
hooks = "addresses.py"
[checks]
unsupported_method.enabled = false
negative_data_rejection.expected-statuses = [400, 401, 403, 404, 431]
`;

/**
 * Node reads 64 KiB, refuses what is longer than 16 KiB with 431, and leaves the
 * rest unread: the system resets the connection of an address that is longer
 * still, and Schemathesis takes that for a failure of the network.
 */
const addresses = `
from urllib.parse import urlencode

import schemathesis


@schemathesis.hook
def filter_case(context, case):
    return len(urlencode(case.query or {}, doseq=True)) < 60_000
`;

/** Chance alone would never hit an object that is there. By path. */
function withNames(
  document: string,
  names: Record<string, Record<string, string[]>>,
): string {
  const parsed = JSON.parse(document);
  for (const [path, known] of Object.entries(names)) {
    for (const parameter of parsed.paths[path].get.parameters) {
      if (parameter.in !== 'path') continue;
      const there = { enum: known[parameter.name] };
      parameter.schema = { anyOf: [there, parameter.schema] };
    }
  }
  return JSON.stringify(parsed);
}

(isThere ? describe : describe.skip)(
  'the routes under requests that Schemathesis thinks up',
  () => {
    jest.setTimeout(60 * 60_000);
    const token = mockCredentials.user.token();
    let fleet: Fleet;
    let folder: string;
    let url: string;
    let stop: () => Promise<void>;

    let document: string;

    beforeAll(async () => {
      fleet = await startFleet();
      folder = await mkdtemp(join(tmpdir(), 'fleet-fuzz-'));
      const backend = await startTestBackend({
        features: [
          fleetPlugin,
          mockServices.rootConfig.factory({
            data: { fleet: portalConfig(fleet.urls).fleet } as never,
          }),
          mockServices.httpAuth.factory({
            defaultCredentials: mockCredentials.none(),
          }),
          catalogServiceMock.factory({ entities: [] }),
          createServiceFactory({
            service: signalsServiceRef,
            deps: {},
            factory: () => ({ publish: async () => {} }),
          }),
        ],
      });
      url = `http://127.0.0.1:${backend.server.port()}/api/fleet`;
      stop = () => backend.stop();
      const client = new FleetClient({
        baseUrl: async () => url,
        fetch: (target, init) =>
          fetch(target, {
            ...init,
            headers: { ...init?.headers, Authorization: `Bearer ${token}` },
          }),
      });
      await eventually(
        () => client.getOverview(),
        ({ hubs }) => {
          if (hubs.some(hub => hub.applications === 0))
            throw new Error('early');
        },
      );
      const [{ name: hub }] = fleet.urls.hubs;
      const { items } = await client.getApplications({ hub });
      const some = items.filter(one => one.cluster).slice(0, 5);
      const of = <T>(pick: (one: (typeof some)[0]) => T) => some.map(pick);
      const refs = {
        hub: [hub],
        namespace: [items[0].ref.namespace],
        name: of(one => one.ref.name),
      };
      document = withNames(documentText(buildDocument({ strict: true })), {
        '/clusters/{hub}/{name}': {
          hub: [hub],
          name: of(one => one.cluster ?? ''),
        },
        '/applications/{hub}/{namespace}/{name}': refs,
        '/applicationsets/{hub}/{namespace}/{name}': {
          ...refs,
          name: of(one => one.applicationSet ?? one.ref.name),
        },
        '/entities/{kind}/{namespace}/{name}/deployments': {
          kind: ['component'],
          namespace: ['default'],
          name: of(one => one.service),
        },
        '/rollouts/{service}': { service: of(one => one.service) },
      });
    });
    afterAll(async () => {
      await stop?.();
      await fleet?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    it('answer only what their document says, and never with 5xx', async () => {
      const file = join(folder, 'openapi.json');
      await writeFile(file, document);
      const config = join(folder, 'schemathesis.toml');
      await writeFile(config, settings);
      await writeFile(join(folder, 'addresses.py'), addresses);
      const child = spawn(
        program,
        [
          ...['--config-file', config, 'run'],
          file,
          ...['--url', url, '--header', `Authorization: Bearer ${token}`],
          ...['--seed', seed, '--max-examples', examples],
          ...['--phases', 'coverage,fuzzing', '--workers', '1'],
          ...(onlyPath ? ['--include-path', onlyPath] : []),
          '--continue-on-failure',
          '--no-color',
        ],
        // It keeps what it found in the folder where it runs.
        { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
      );
      let output = '';
      child.stdout.on('data', chunk => (output += chunk));
      child.stderr.on('data', chunk => (output += chunk));
      const [code, signal] = await once(child, 'exit');
      process.stdout.write(output);
      expect({ code, signal }).toEqual({ code: 0, signal: null });
    });
  },
);

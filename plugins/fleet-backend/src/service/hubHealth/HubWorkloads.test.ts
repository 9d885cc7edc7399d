import type { HubWorkload } from '@fleet-portal/backstage-plugin-fleet-common';
import {
  PlatformReading,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { buildView } from '../../__testUtils__/buildView';
import { fleetWorld } from '../../__testUtils__/fleetWorld';
import { SteppedClock } from '../../spoke/__testUtils__/SteppedClock';
import { HubWorkloads } from './HubWorkloads';

const workload = (name: string): HubWorkload => ({
  kind: 'Deployment',
  namespace: 'argocd',
  name,
  desired: 2,
  ready: 1,
});
const own = { ref: { hub: 'prod-hub', name: 'home' }, inCluster: true };

function world(options: {
  list?: () => Promise<HubWorkload[]>;
  platform?: PlatformReading['platform'];
}) {
  const [place] = buildView(fleetWorld()).places;
  const asked: string[] = [];
  const clock = new SteppedClock(0);
  const { list, platform = {} } = options;
  const workloads = new HubWorkloads({
    hubClients: new Map([
      [
        'prod-hub',
        list
          ? {
              listWorkloads: async () => {
                asked.push('hub');
                return list();
              },
            }
          : {},
      ],
    ]),
    spokes: {
      knownPlatform: () => undefined,
      platform: async ({ name }) => {
        asked.push(name);
        const block = { status: 'failed' as const, reason: 'x' };
        return { nodes: block, addOns: block, platform };
      },
    },
    clock,
  });
  const at = { ...place, ...own, facts: { ...place.facts, inCluster: true } };
  return { asked, clock, at, place, workloads };
}

it('asks a hub that is read through the Kubernetes API itself, rarely', async () => {
  const { asked, at, clock, workloads } = world({
    list: async () => [workload('argocd-redis')],
  });
  const read = () => workloads.of('prod-hub', [at]);
  expect(await read()).toMatchObject({
    status: 'ok',
    value: [{ name: 'argocd-redis', desired: 2, ready: 1 }],
  });
  await read();
  expect(asked).toEqual(['hub']);
  await clock.advance(30_000);
  await read();
  await clock.advance(1);
  expect(asked).toEqual(['hub', 'hub']);
});

it('says why the hub may not be asked', async () => {
  const { at, workloads } = world({
    list: async () => {
      throw new SourceError('forbidden', 'Our account may not read this.');
    },
  });
  expect(await workloads.of('prod-hub', [at])).toMatchObject({
    status: 'failed',
    reason: 'Our account may not read this.',
  });
});

it('asks the cluster of any other hub, and says where there is none', async () => {
  const block = {
    status: 'ok' as const,
    value: [workload('argocd-server')],
    observedAt: '2030-01-01T00:00:00.000Z',
  };
  const { asked, at, place, workloads } = world({
    platform: { argoCdWorkloads: block },
  });
  expect(await workloads.of('prod-hub', [place, at])).toBe(block);
  expect(asked).toEqual(['home']);
  expect(await workloads.of('prod-hub', [])).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('in-cluster'),
  });
});

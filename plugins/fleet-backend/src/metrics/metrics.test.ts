import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import {
  FakeHubClient,
  FakeHubOperations,
} from '@fleet-portal/backstage-plugin-fleet-node/testUtils';
import {
  FakeFleetModel,
  FakeSpokeVoices,
  fleetWorld,
  NOW,
  unreachable,
} from '../__testUtils__';
import { waitFor } from '../hub/argocd/__testUtils__/waitFor';
import { FakeSpokeClient } from '../spoke/__testUtils__/FakeSpokeClient';
import { collectMetrics } from './__testUtils__/collectMetrics';
import { FleetMeters } from './FleetMeters';
import { observeFleet } from './observeFleet';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const { signal } = new AbortController();

/** What the documentation calls each kind of instrument. */
const kinds: Record<string, string> = {
  createHistogram: 'histogram',
  createCounter: 'counter',
  createObservableUpDownCounter: 'up-down counter',
  createObservableGauge: 'gauge',
};
const ref = { hub: 'prod-hub', namespace: 'argocd', name: 'checkout' };

describe('the metrics of a fleet', () => {
  const start = () => {
    const collected = collectMetrics();
    const clock = { now: NOW };
    const now = () => clock.now;
    const meters = new FleetMeters({ metrics: collected.metrics, now });
    return { ...collected, clock, now, meters };
  };

  it('tell the outcome and the time of every question to a hub', async () => {
    const { meters, clock, points, collect, stop } = start();
    const fake = new FakeHubClient('prod-hub');
    const client = meters.hub(fake);
    expect(client.hub).toBe('prod-hub');
    await client.check({ signal });
    await client.check({ signal });
    fake.troubles.set('getDiff', new SourceError('forbidden', 'token abc'));
    await expect(client.getDiff(ref, { signal })).rejects.toThrow('token abc');
    fake.troubles.set('check', new TypeError('a bug'));
    await expect(client.check({ signal })).rejects.toThrow('a bug');
    const aborted = AbortSignal.abort();
    await expect(client.listProjects({ signal: aborted })).rejects.toThrow();
    fake.troubles.clear();
    const slow = client.listApplications({ signal });
    clock.now += 2_000;
    await slow;

    const point = (operation: string, value: number, trouble?: string) => ({
      value,
      attributes: {
        'fleet.hub.name': 'prod-hub',
        'fleet.operation.name': operation,
        ...(trouble && { 'error.type': trouble }),
      },
    });
    expect(await points('fleet.hub.request.duration')).toEqual([
      point('check', 2),
      point('getDiff', 1, 'forbidden'),
      point('check', 1, '_OTHER'),
      point('listProjects', 1, 'cancelled'),
      point('listApplications', 1),
    ]);
    const [durations] = await collect();
    expect(durations.dataPoints.at(-1)?.value).toMatchObject({ sum: 2 });
    expect(JSON.stringify(await collect())).not.toContain('abc');
    await stop();
  });

  it('count the streams that were opened again, and not how long they last', async () => {
    const { meters, points, stop } = start();
    const fake = new FakeHubClient('prod-hub');
    const client = meters.hub(fake);
    const watch = () => client.watchApplications({ signal, onEvent() {} });
    const open = () => waitFor(() => fake.openStreams === 1);
    const first = watch();
    await open();
    expect(await points('fleet.hub.stream.reconnects')).toEqual([]);
    fake.breakStreams();
    await first;
    const second = watch();
    await open();
    fake.breakStreams(new SourceError('unreachable', 'reset'));
    await expect(second).rejects.toThrow('reset');
    const third = watch();
    await open();
    expect(await points('fleet.hub.stream.reconnects')).toEqual([
      {
        value: 2,
        attributes: {
          'fleet.hub.name': 'prod-hub',
          'fleet.object.kind': 'Application',
        },
      },
    ]);
    fake.breakStreams();
    await third;
    expect(await points('fleet.hub.request.duration')).toEqual([]);
    await stop();
  });

  it('count what a hub was asked to do, by the outcome', async () => {
    const { meters, points, stop } = start();
    const fake = new FakeHubOperations('prod-hub');
    const hub = meters.operations(fake);
    const options = { signal, requestedBy: 'user:default/ada' };
    expect(hub.hub).toBe('prod-hub');
    await hub.refresh(ref, { type: 'hard' }, options);
    await hub.terminate(ref, options);
    fake.trouble = new SourceError('forbidden', 'ada may not, with token abc');
    const eu1 = { name: 'eu-1', server: 'https://eu-1' };
    for (const asked of [
      hub.terminate(ref, options),
      hub.invalidateClusterCache(eu1, options),
    ]) {
      await expect(asked).rejects.toThrow('token abc');
    }
    const point = (operation: string, trouble?: string) => ({
      value: 1,
      attributes: {
        'fleet.hub.name': 'prod-hub',
        'fleet.operation.name': operation,
        ...(trouble && { 'error.type': trouble }),
      },
    });
    expect(await points('fleet.hub.operations')).toEqual([
      point('refresh'),
      point('terminate'),
      point('terminate', 'forbidden'),
      point('invalidateClusterCache', 'forbidden'),
    ]);
    await stop();
  });

  it('are all in the documentation, with their kind and unit, and no others', () => {
    const made: string[] = [];
    const { metrics, now, stop } = start();
    const recording = new Proxy(metrics, {
      get(target, property: keyof typeof metrics) {
        const create = target[property];
        return (name: string, options: { unit: string }) => {
          made.push(`${name} | ${kinds[property]}, \`${options.unit}\``);
          return Reflect.apply(create, target, [name, options]);
        };
      },
    });
    const meters = new FleetMeters({ metrics: recording, now });
    expect(meters).toBeDefined();
    const model = new FakeFleetModel(fleetWorld());
    const spokes = new FakeSpokeVoices();
    observeFleet({ metrics: recording, model, spokes, now })();
    const documented = readFileSync(
      resolve(__dirname, '../../../../docs/metrics.md'),
      'utf8',
    ).matchAll(/^\| `(fleet\.[a-z_.]+)` +\| ([^|]*?) +\|/gm);
    expect(made.sort()).toEqual(
      [...documented].map(([, name, kind]) => `${name} | ${kind}`).sort(),
    );
    return stop();
  });

  it('tell spokes apart by their hub, however many there are', async () => {
    const { meters, points, stop } = start();
    const access = meters.spokes({
      clientFor: spoke =>
        spoke.name === 'unknown' ? undefined : new FakeSpokeClient(spoke),
    });
    expect(
      access.clientFor({ hub: 'prod-hub', name: 'unknown' }, ''),
    ).toBeUndefined();
    for (let index = 0; index < 500; index++) {
      const spoke = { hub: 'prod-hub', name: `prod-${index}` };
      await access.clientFor(spoke, '')?.probe({ signal });
    }
    expect(await points('fleet.spoke.request.duration')).toEqual([
      {
        value: 500,
        attributes: {
          'fleet.hub.name': 'prod-hub',
          'fleet.operation.name': 'probe',
        },
      },
    ]);
    await stop();
  });

  it('tell the size and the age of the model as it is when somebody asks', async () => {
    const { metrics, points, clock, now, stop } = start();
    const [prod, lab] = fleetWorld();
    const quarantined = [
      { kind: 'Application' as const, name: 'odd', reason: 'no metadata' },
    ];
    const model = new FakeFleetModel([
      { ...prod, voice: { ...prod.voice, quarantined } },
      { ...lab, voice: { ...lab.voice, state: 'disabled' } },
    ]);
    const spokes = new FakeSpokeVoices();
    spokes.set('prod-hub', 'prod-ap-2', unreachable());
    const unobserve = observeFleet({ metrics, model, spokes, now });

    const of = async (name: string, more: object = {}) => {
      const all = await points(name);
      return Object.fromEntries(
        all
          .filter(({ attributes }) =>
            Object.entries(more).every(([key, v]) => attributes[key] === v),
          )
          .map(({ attributes, value }) => [
            attributes['fleet.hub.name'],
            value,
          ]),
      );
    };
    expect(await of('fleet.hub.application.count')).toEqual({
      'prod-hub': 8,
      'lab-hub': 1,
    });
    expect(await of('fleet.hub.application_set.count')).toEqual({
      'prod-hub': 3,
      'lab-hub': 1,
    });
    expect(await of('fleet.hub.cluster.count')).toEqual({
      'prod-hub': 4,
      'lab-hub': 1,
    });
    expect(
      await of('fleet.hub.quarantined.count', {
        'fleet.object.kind': 'Application',
      }),
    ).toEqual({ 'prod-hub': 1, 'lab-hub': 0 });
    expect(await of('fleet.hub.status', { 'fleet.hub.state': 'ok' })).toEqual({
      'prod-hub': 1,
      'lab-hub': 0,
    });
    // Nobody is to be woken for a hub that was muted.
    expect(await of('fleet.hub.age')).toEqual({ 'prod-hub': 2 });
    expect(
      await of('fleet.spoke.count', { 'fleet.spoke.state': 'unreachable' }),
    ).toEqual({ 'prod-hub': 1, 'lab-hub': 0 });
    expect(await of('fleet.spoke.age')).toEqual({
      'prod-hub': 720,
      'lab-hub': 6,
    });

    clock.now += 30_000;
    model.change([{ ...prod, applications: new Map() }, lab]);
    expect(await of('fleet.hub.application.count')).toEqual({
      'prod-hub': 0,
      'lab-hub': 1,
    });
    expect(await of('fleet.hub.age')).toMatchObject({ 'prod-hub': 32 });
    unobserve();
    clock.now += 30_000;
    expect(await of('fleet.hub.age')).toMatchObject({ 'prod-hub': 32 });
    await stop();
  });
});

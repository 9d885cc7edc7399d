import type { LoggerService } from '@backstage/backend-plugin-api';
import { ArgoCdHubClient } from '../hub/argocd/ArgoCdHubClient';
import { HubWatcher, LiveFleetModel } from '../model';
import {
  effort,
  isLong,
  randomOf,
  seed,
  tellFigure,
} from './__testUtils__/effort';
import { FaultyHost } from './__testUtils__/faults/FaultyHost';
import { HubTruth } from './__testUtils__/faults/HubTruth';
import { Traffic } from './__testUtils__/faults/Traffic';
import { TrafficClock } from './__testUtils__/faults/TrafficClock';
import { growthOf, Reading } from './__testUtils__/growth';
import { objectsInUse } from './__testUtils__/memoryInUse';

const applications = 200;
const clusters = ['a-1', 'a-2', 'a-3'];
const rounds = effort(8, 500);
const eventsPerRound = effort(250, 2_000);
/** Tables that only grow until they are full have their size by then. */
const warmUpRounds = 250;
/** The table of a hub's texts is full, and left for a new one, each 40 rounds. */
const roundsAtATime = 50;
const backoffCapMs = 30_000;

const silent: LoggerService = {
  error: message => {
    throw new Error(message);
  },
  warn: () => {},
  info: () => {},
  debug: () => {},
  child: () => silent,
};

/** One hub that changes without end, and cuts its streams again and again. */
async function startSoak() {
  const traffic = new Traffic();
  const whatMoves = (): string =>
    host.held === traffic.pending ? '' : `${traffic.pending} calls`;
  const clock = new TrafficClock(Date.UTC(2030, 0, 1), whatMoves);
  const truth = new HubTruth(clusters, applications);
  truth.now = () => clock.now();
  const host = new FaultyHost({ clock, origin: truth.argocd() });
  await host.listen();
  const url = `http://127.0.0.1:${host.port}`;
  const client = new ArgoCdHubClient(
    {
      name: 'a',
      title: 'a',
      url,
      uiUrl: url,
      credential: { kind: 'token', token: 'the-token' },
      skipTlsVerify: false,
      timeoutMs: 10_000,
      maxConcurrency: 6,
      maxAnswerBytes: 256 * 1024 * 1024,
    },
    clock,
  );
  const model = new LiveFleetModel({
    clock,
    epoch: 'e1',
    staleAfterMs: 60_000,
    onListenerError: error => {
      throw error;
    },
  });
  const watcher = new HubWatcher({
    client: traffic.hub(client),
    store: model.addHub({ name: 'a', title: 'a' }),
    clock,
    random: () => 0.5,
    logger: silent,
  });
  model.start();
  watcher.start();
  return {
    clock,
    truth,
    host,
    traffic,
    model,
    stop: async () => {
      await watcher.stop();
      model.stop();
      await client.close();
      await host.unlisten();
    },
  };
}

type Soak = Awaited<ReturnType<typeof startSoak>>;

function isTrue({ model, truth }: Soak): boolean {
  const hub = model.hub('a');
  const words = [...(hub?.applications.values() ?? [])].map(
    ({ name, health, cluster }) => `${name} ${health} ${cluster}`,
  );
  return hub?.voice.state === 'ok' && `${words.sort()}` === `${truth.words()}`;
}

/** Handles of the event loop that sockets and timers hold. */
function handles(): number {
  return process
    .getActiveResourcesInfo()
    .filter(kind => /^(TCP|TLS|Timeout|GetAddrInfo)/.test(kind)).length;
}

describe('a hub that never rests', () => {
  jest.setTimeout(2 * 60 * 60_000);

  it('is followed for as long as one likes, with nothing left behind', async () => {
    const random = randomOf(seed);
    const handlesBefore = handles();
    const soak = await startSoak();
    const { clock, truth, host, traffic, model } = soak;
    await clock.until('it is read', () => isTrue(soak), backoffCapMs);
    const atRest = { timers: clock.pending, streams: host.held };
    const healths = ['Healthy', 'Progressing', 'Suspended', 'Missing'];
    const heaps: Reading[] = [];
    let events = 0;

    for (let round = 0; round < rounds; round++) {
      const lines: string[] = [];
      while (lines.length < eventsPerRound) {
        const name = `shop-${Math.floor(random() * applications)}`;
        const health = healths[Math.floor(random() * healths.length)];
        const happened =
          lines.length === 0 ? truth.move() : [truth.change(name, health)];
        lines.push(...happened.map(result => JSON.stringify({ result })));
      }
      const expected = traffic.events + host.emit('applications', lines);
      await clock.arrival('events', () => traffic.events >= expected);
      events += lines.length;
      await clock.until('news are shown', () => isTrue(soak), 1_000);

      host.cut();
      await clock.settle();
      truth.move();
      await clock.until(
        'it is heard again',
        () => isTrue(soak) && host.held === atRest.streams,
        2 * backoffCapMs,
      );
      // What an hour may bring, however often it was cut off before.
      expect(clock.pending).toBeLessThanOrEqual(atRest.timers + 1);
      expect(host.openSockets).toBeLessThanOrEqual(8);
      expect(model.hub('a')?.applications.size).toBe(truth.words().length);
      host.requests.length = 0;
      if (isLong && round >= warmUpRounds) {
        heaps.push({ events, bytes: await objectsInUse() });
      }
    }

    await soak.stop();
    expect(clock.pending).toBe(0);
    await clock.arrival('sockets', () => host.openSockets === 0);
    expect(host.held).toBe(0);
    await clock.arrival('handles', () => handles() <= handlesBefore);

    const slope = isLong ? growthOf(heaps, roundsAtATime) * 1_000 : 0;
    expect(slope).toBeLessThan(512);
    tellFigure(
      'R3',
      `${events} events, ${rounds} reconnects${
        isLong
          ? `, ${slope.toFixed(0)} bytes of objects more per 1,000 events, ${(
              (heaps.at(-1)?.bytes ?? 0) /
              1024 /
              1024
            ).toFixed(1)} MiB at the end`
          : ''
      }; sockets and timers as before`,
    );
  });
});

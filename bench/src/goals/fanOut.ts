import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { HubsHandle } from '../hub/HubsHandle';
import { PortalHandle } from '../portal/PortalHandle';
import { atMost, atMostTimes } from '../report/Result';
import { quantile } from '../report/statistics';
import { HintSocket } from '../viewers/HintSocket';
import { stalledSocket } from '../viewers/stalledSocket';
import { nowMs } from './freshness';
import type { Goal } from './Goal';

/** Further apart than two signals, so that each change is a message. */
const gap = 250;

/** P8: one hint to every open browser; they are all told by the signals backend. */
export const fanOut: Goal = {
  name: 'P8',
  async measure({ plan, quick, say }) {
    const clients = quick ? 200 : 1_000;
    const messages = quick ? 20 : 60;
    const hubs = await HubsHandle.start(plan());
    const portal = await PortalHandle.start(hubs);
    const listeners = new Listeners();
    const stalled: Socket[] = [];
    try {
      await listeners.open(portal, 1);
      const alone = await send(hubs, portal, listeners, messages);
      const floorAlone = await sendFloor(portal, messages);
      await listeners.open(portal, clients - 1);
      const crowd = await send(hubs, portal, listeners, messages);
      const floorCrowd = await sendFloor(portal, messages);
      for (let at = 0; at < clients / 10; at++) {
        stalled.push(await stalledSocket(portal));
      }
      const besideStalled = await send(hubs, portal, listeners, messages);
      const heard = crowd.delays.length + besideStalled.delays.length;
      const p99 = (run: { delays: number[] }) => quantile(run.delays, 0.99);
      say(
        `${clients} clients, ${messages} messages: ${heard} of ${
          2 * clients * messages
        } heard; p99 after the hub's event ${p99(alone).toFixed(
          0,
        )} ms alone, ${p99(crowd).toFixed(0)} ms in the crowd`,
      );
      const perClient = (cpu: number) =>
        (1000 * cpu) / messages / (clients - 1);
      return {
        // Beside any other signal of the same backend to the same clients.
        'P8 CPU per client and message': {
          ...atMost(perClient(crowd.cpu - alone.cpu), 12, 'µs'),
          against: perClient(floorCrowd - floorAlone),
        },
        'P8 hint beside clients that do not read, p99': atMostTimes(
          p99(besideStalled),
          1.2,
          p99(crowd),
          'ms',
        ),
        'P8 hints that were not heard': atMost(
          2 * clients * messages - heard,
          0,
          'hints',
        ),
      };
    } finally {
      listeners.close();
      stalled.forEach(socket => socket.destroy());
      await portal.end();
      await hubs.end();
    }
  },
};

/** Browsers that take hints and do nothing with them. */
class Listeners {
  readonly #sockets: HintSocket[] = [];
  onHint = () => {};

  async open(portal: PortalHandle, count: number): Promise<void> {
    for (let at = 0; at < count; at++) {
      const socket = await HintSocket.open(portal, () => this.onHint());
      this.#sockets.push(socket);
    }
  }

  close(): void {
    this.#sockets.forEach(socket => socket.close());
  }
}

async function send(
  hubs: HubsHandle,
  portal: PortalHandle,
  listeners: Listeners,
  messages: number,
) {
  const delays: number[] = [];
  let sentAt = 0;
  listeners.onHint = () => delays.push(nowMs() - sentAt);
  await sleep(gap);
  const before = await portal.cpu();
  for (let at = 0; at < messages; at++) {
    sentAt = (await hubs.touch(at)).sentAt;
    await sleep(gap);
  }
  return { cpu: (await portal.cpu()) - before, delays };
}

/** CPU milliseconds of as many signals that have nothing to do with the fleet. */
async function sendFloor(
  portal: PortalHandle,
  messages: number,
): Promise<number> {
  const before = await portal.cpu();
  for (let at = 0; at < messages; at++) {
    await portal.get('/api/bench/signal');
    await sleep(gap);
  }
  return (await portal.cpu()) - before;
}

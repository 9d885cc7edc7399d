import { fleetSignalChannel } from '@fleet-portal/backstage-plugin-fleet-common';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { benchChannel } from '../portal/benchChannel';
import type { PortalHandle } from '../portal/PortalHandle';

const hintSchema = z.object({
  channel: z.literal(fleetSignalChannel),
  message: z.object({ version: z.number(), epoch: z.string() }),
});

/** The signals backend starts to listen with the first try, and loses it. */
const patience = 1_000;
const tries = 5;

/** One browser's connection for signals: those of the fleet, and the floor's. */
export class HintSocket {
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket, onHint: (version: number) => void) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const hint = hintSchema.safeParse(JSON.parse(String(data)));
      if (hint.success) onHint(hint.data.message.version);
    });
    for (const channel of [fleetSignalChannel, benchChannel]) {
      socket.send(JSON.stringify({ action: 'subscribe', channel }));
    }
  }

  static async open(
    portal: PortalHandle,
    onHint: (version: number) => void,
  ): Promise<HintSocket> {
    for (let at = 0; at < tries; at++) {
      const socket = await tryToOpen(portal);
      if (socket) return new HintSocket(socket, onHint);
    }
    throw new Error('The portal takes no WebSocket for signals');
  }

  close(): void {
    this.#socket.close();
  }
}

export function signalsUrl(portal: PortalHandle): string {
  return `${portal.origin}/api/signals`;
}

async function tryToOpen(portal: PortalHandle): Promise<WebSocket | undefined> {
  const url = signalsUrl(portal).replace('http', 'ws');
  const socket = new WebSocket(url, portal.token);
  const opened = new Promise<boolean>(resolve => {
    socket.addEventListener('open', () => resolve(true));
    socket.addEventListener('error', () => resolve(false));
  });
  if (await Promise.race([opened, sleep(patience, false)])) return socket;
  socket.close();
  return undefined;
}

import { fleetSignalChannel } from '@fleet-portal/backstage-plugin-fleet-common';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, Socket } from 'node:net';
import type { PortalHandle } from '../portal/PortalHandle';
import { signalsUrl } from './HintSocket';

/** A browser that subscribes to signals and then never reads again. */
export async function stalledSocket(portal: PortalHandle): Promise<Socket> {
  const { hostname, port, pathname, host } = new URL(signalsUrl(portal));
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(
    [
      `GET ${pathname} HTTP/1.1`,
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      `Sec-WebSocket-Protocol: ${portal.token}`,
      '',
      '',
    ].join('\r\n'),
  );
  await once(socket, 'data');
  const subscribe = { action: 'subscribe', channel: fleetSignalChannel };
  socket.write(textFrame(JSON.stringify(subscribe)));
  socket.pause();
  return socket;
}

/** One masked text frame (RFC 6455) of less than 126 bytes. */
function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const masked = payload.map((byte, at) => byte ^ mask[at % 4]);
  const head = Buffer.from([0x81, 0x80 | payload.length]);
  return Buffer.concat([head, mask, masked]);
}

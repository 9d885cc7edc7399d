import { createServer } from 'node:net';
import { PortalError } from './errors.mjs';

export const HOST = '127.0.0.1';

/** Fails with the setting to change when something listens on the port. */
export async function checkPortFree(port, what, setting) {
  await new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', error =>
      reject(
        new PortalError(
          error.code === 'EADDRINUSE'
            ? `Port ${port} for ${what} is in use. End what uses it, or choose another port with ${setting}.`
            : `Port ${port} for ${what} cannot be used (${error.code}). Choose another port with ${setting}.`,
        ),
      ),
    );
    server.listen({ port, host: HOST, exclusive: true }, () =>
      server.close(resolve),
    );
  });
}

/**
 * Waits until the address answers 200, the process behind it ends, or the
 * deadline passes.
 */
export async function waitUntilServed(url, child, { what, deadlineMs }) {
  let ended;
  child.ended.then(result => {
    ended = result;
  });
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    if (ended) {
      throw new PortalError(
        `${child.lastLines.join('\n')}\n\n${what} ended before it was ready.`,
      );
    }
    if (await answers(url)) {
      return;
    }
    if (Date.now() > deadline) {
      throw new PortalError(
        `${child.lastLines.join(
          '\n',
        )}\n\n${what} did not answer at ${url} within ${deadlineMs / 1000} s.`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

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
export async function waitUntilServed(url, child, options) {
  const { what, deadlineMs, remedy } = options;
  const fail = why => {
    const words = child.lastLines.join('\n');
    throw new PortalError(`${words}\n\n${what} ${why} ${remedy}`);
  };
  let hasEnded = false;
  child.ended.then(() => {
    hasEnded = true;
  });
  const deadline = Date.now() + deadlineMs;
  while (!(await answers(url))) {
    if (hasEnded) {
      fail('ended before it was ready.');
    }
    if (Date.now() > deadline) {
      fail(`did not answer at ${url} within ${deadlineMs / 1000} s.`);
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

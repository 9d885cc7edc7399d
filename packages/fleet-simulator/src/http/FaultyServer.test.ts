import { FaultyServer } from './FaultyServer';

describe('FaultyServer', () => {
  let server: FaultyServer;
  beforeEach(async () => {
    server = new FaultyServer({
      port: 0,
      handler: (request, response) => {
        response.flushHeaders();
        // A stream stays open, all else is answered.
        if (request.url !== '/stream') response.end('well');
      },
      reject: (status, _request, response) => {
        response.writeHead(status).end('refused');
      },
    });
    await server.start();
  });
  afterEach(() => server.stop());

  const ask = async (signal?: AbortSignal) => {
    const response = await fetch(server.url, { signal });
    return `${response.status} ${await response.text()}`;
  };
  // Errors of `fetch` are of another realm than the test, so no instanceof.
  const codeOf = (error: { cause: { code: string } }) => error.cause.code;

  it('refuses connections and cuts open streams when it is killed, and comes back at the same port', async () => {
    const { url } = server;
    const stream = await fetch(`${url}/stream`);
    const cut = stream.text().catch(() => 'cut');
    await server.setFault({ kind: 'kill' });
    expect(await cut).toBe('cut');
    expect(await ask().catch(codeOf)).toBe('ECONNREFUSED');
    await server.setFault(undefined);
    expect(server.url).toBe(url);
    expect(await ask()).toBe('200 well');
  });

  it('accepts and never answers when it is a black hole', async () => {
    await server.setFault({ kind: 'black-hole' });
    const abort = new AbortController();
    let answered = false;
    const asked = ask(abort.signal).then(
      () => {
        answered = true;
      },
      () => undefined,
    );
    // A second request proves that the first one had its chance.
    const other = new AbortController();
    const second = ask(other.signal).catch(() => 'aborted');
    setTimeout(() => other.abort(), 50);
    expect(await second).toBe('aborted');
    expect(answered).toBe(false);
    abort.abort();
    await asked;
    await server.setFault(undefined);
    expect(await ask()).toBe('200 well');
  });

  it('refuses every request with 401 or 403', async () => {
    await server.setFault({ kind: 'reject', status: 403 });
    expect(await ask()).toBe('403 refused');
    await server.setFault({ kind: 'reject' });
    expect(await ask()).toBe('401 refused');
  });

  it('answers late when it is slow', async () => {
    await server.setFault({ kind: 'slow', delayMs: 40 });
    const before = performance.now();
    expect(await ask()).toBe('200 well');
    expect(performance.now() - before).toBeGreaterThanOrEqual(35);
  });

  it('heals while it is still being killed', async () => {
    await Promise.all([
      server.setFault({ kind: 'kill' }),
      server.setFault(undefined),
    ]);
    expect(await ask()).toBe('200 well');
  });
});

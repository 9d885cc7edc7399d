import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { createServer, Server, Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { selfSigned } from '../../__testUtils__/selfSigned';
import type { HubConfig } from '../../hubConfig';
import { applicationOf } from './__testUtils__/fixtures';
import { FakeArgoCd, reply } from './__testUtils__/FakeArgoCd';
import { rejectionOf, waitFor } from './__testUtils__/waitFor';
import { ArgoCdHubClient } from './ArgoCdHubClient';

const { signal } = new AbortController();

/** The error of a list of Applications, which must be one good sentence. */
async function troubleOf(config: HubConfig): Promise<SourceError> {
  const client = new ArgoCdHubClient(config);
  try {
    const error = await rejectionOf(client.listApplications({ signal }));
    expect(error).toBeInstanceOf(SourceError);
    const trouble = error as SourceError;
    expect(trouble.message).toMatch(/^[^\n]+[.]$/);
    expect(trouble.message).not.toContain('the-token');
    expect(trouble.message).not.toContain('canary');
    return trouble;
  } finally {
    await client.close();
  }
}

/**
 * Only for what never ends: an answer must not race with it. Lists have six
 * times the deadline of one request.
 */
const soon = 50;

describe('trouble with a hub', () => {
  let hub: FakeArgoCd;

  beforeEach(async () => {
    hub = new FakeArgoCd();
    await hub.start();
  });
  afterEach(() => hub.stop());

  const answers: Array<{
    fault: string;
    answer: (response: ServerResponse, request: IncomingMessage) => void;
    kind: string;
    words: RegExp;
    timeoutMs?: number;
  }> = [
    {
      fault: 'a web page',
      answer: response => {
        response.setHeader('content-type', 'text/html');
        response.end('<html>canary</html>');
      },
      kind: 'malformed',
      words:
        /fleet\.hubs\[prod-hub\]\.url points at a web page, not at the Argo CD API/,
    },
    {
      fault: 'a web page that says 404',
      answer: response => {
        response.writeHead(404, { 'content-type': 'text/html' });
        response.end('<html>canary</html>');
      },
      kind: 'malformed',
      words: /points at a web page/,
    },
    {
      fault: 'a redirect to another host',
      answer: response =>
        reply(
          response,
          302,
          { canary: 1 },
          { location: 'http://evil.example.com/' },
        ),
      kind: 'malformed',
      words: /redirect, which is not followed; set it to/,
    },
    {
      fault: '401 for ever',
      answer: response => reply(response, 401, { error: 'canary' }),
      kind: 'unauthorized',
      words: /refused our token; renew fleet\.hubs\[prod-hub\]\.token/,
    },
    {
      fault: '403',
      answer: response => reply(response, 403, { error: 'canary' }),
      kind: 'forbidden',
      words: /extend its policy in argocd-rbac-cm/,
    },
    {
      fault: '404',
      answer: response => reply(response, 404, { error: 'canary' }),
      kind: 'notFound',
      words: /nothing of that name/,
    },
    {
      fault: '410',
      answer: response => reply(response, 410, { error: 'canary' }),
      kind: 'gone',
      words: /no longer has/,
    },
    {
      fault: '429',
      answer: response => reply(response, 429, {}, { 'retry-after': '7' }),
      kind: 'overloaded',
      words: /asks us to slow down/,
    },
    {
      fault: '500',
      answer: response => reply(response, 500, { error: 'canary' }),
      kind: 'unreachable',
      words: /answers with status 500/,
    },
    {
      fault: '503',
      answer: response => reply(response, 503, 'canary'),
      kind: 'unreachable',
      words: /answers with status 503/,
    },
    {
      fault: 'JSON that is cut off',
      answer: response => {
        response.setHeader('content-type', 'application/json');
        response.end('{"items":[{"metadata":{"name":"canary');
      },
      kind: 'malformed',
      words: /not whole JSON/,
    },
    {
      fault: 'null',
      answer: response => reply(response, 200, null),
      kind: 'malformed',
      words: /not whole JSON/,
    },
    {
      fault: 'a reset in the middle of the body',
      answer: response => {
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-length': '1000',
        });
        response.write('{"items":[', () => response.destroy());
      },
      kind: 'unreachable',
      words: /closed the connection in the middle/,
    },
    {
      fault: 'gzip that is cut off',
      answer: response => {
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-encoding': 'gzip',
        });
        const zipped = gzipSync(JSON.stringify({ items: [] }));
        response.end(zipped.subarray(0, zipped.length - 9));
      },
      kind: 'malformed',
      words: /cut off or damaged/,
    },
    {
      fault: 'no answer',
      answer: () => {},
      kind: 'unreachable',
      words: /did not answer within 0\.3 seconds/,
      timeoutMs: soon,
    },
    {
      fault: 'an answer that trickles for ever',
      answer: response => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const timer = setInterval(() => response.write(' '), 10);
        response.on('close', () => clearInterval(timer));
      },
      kind: 'unreachable',
      words: /did not answer within 0\.3 seconds/,
      timeoutMs: soon,
    },
  ];
  it.each(answers)('$fault', async ({ answer, kind, words, timeoutMs }) => {
    hub.intercept = (request, response) => {
      answer(response, request);
      return true;
    };
    const trouble = await troubleOf(hub.config(timeoutMs ? { timeoutMs } : {}));
    expect(trouble.kind).toBe(kind);
    expect(trouble.message).toMatch(words);
    expect(trouble.retryAfterMs).toBe(
      kind === 'overloaded' ? 7_000 : undefined,
    );
  });

  it('never carries the token to where a redirect points', async () => {
    const other = new FakeArgoCd();
    await other.start();
    try {
      hub.intercept = (request, response) => {
        const location = `http://127.0.0.1:${other.port}${request.url}`;
        reply(response, 307, {}, { location });
        return true;
      };
      await troubleOf(hub.config());
      expect(other.requests).toEqual([]);
    } finally {
      await other.stop();
    }
  });

  it('cuts off what is too large, counted unzipped', async () => {
    hub.applications = [
      {
        ...applicationOf({ name: 'big' }),
        ballast: ' '.repeat(3 * 1024 * 1024),
      },
    ];
    const trouble = await troubleOf(
      hub.config({ maxAnswerBytes: 1024 * 1024 }),
    );
    expect(trouble.kind).toBe('malformed');
    expect(trouble.message).toMatch(/more than 1 MiB/);
  });

  it('a port that nobody listens on', async () => {
    const config = hub.config();
    await hub.stop();
    const trouble = await troubleOf(config);
    expect(trouble.kind).toBe('unreachable');
    expect(trouble.message).toMatch(
      /refuses the connection; check fleet\.hubs\[prod-hub\]\.url/,
    );
  });

  it('a name that does not exist', async () => {
    const trouble = await troubleOf(
      hub.config({ url: 'http://argocd.invalid' }),
    );
    expect(trouble.kind).toBe('unreachable');
    expect(trouble.message).toMatch(
      /argocd\.invalid cannot be resolved; check fleet\.hubs\[prod-hub\]\.url/,
    );
  });

  it('https to a port that speaks http', async () => {
    const trouble = await troubleOf(
      hub.config({ url: `https://127.0.0.1:${hub.port}` }),
    );
    expect(trouble.kind).toBe('malformed');
    expect(trouble.message).toMatch(/check http or https/);
  });

  it('a server that is not even HTTP', async () => {
    const sockets = new Set<Socket>();
    const noise: Server = createServer(socket => {
      sockets.add(socket);
      socket.once('data', () => socket.end('SSH-2.0-canary\r\n'));
    });
    await new Promise<void>(resolve => {
      noise.listen(0, '127.0.0.1', resolve);
    });
    const { port } = noise.address() as AddressInfo;
    const trouble = await troubleOf(
      hub.config({ url: `http://127.0.0.1:${port}` }),
    );
    expect(trouble.kind).toBe('malformed');
    expect(trouble.message).toMatch(/does not speak the protocol/);
    for (const socket of sockets) socket.destroy();
    await new Promise(resolve => {
      noise.close(resolve);
    });
  });
});

describe('a hub with a private CA', () => {
  it('is trusted when its CA is configured, and named when not', async () => {
    const { private: key, cert } = await selfSigned({ from: -1, to: 1 });
    const hub = new FakeArgoCd({ key, cert });
    await hub.start();
    try {
      const trouble = await troubleOf(hub.config());
      expect(trouble.kind).toBe('untrusted');
      expect(trouble.message).toMatch(
        /add fleet\.hubs\[prod-hub\]\.ca or caFile/,
      );

      const stream = (client: ArgoCdHubClient) =>
        client.watchApplications({ signal, onEvent: () => {} });
      const stranger = new ArgoCdHubClient(hub.config());
      const refused = await rejectionOf(stream(stranger));
      expect(refused).toMatchObject({ kind: 'untrusted' });
      await stranger.close();

      for (const trust of [{ ca: cert }, { skipTlsVerify: true }]) {
        const client = new ArgoCdHubClient(hub.config(trust));
        await client.check({ signal });
        const streaming = rejectionOf(stream(client));
        await waitFor(() => hub.streams('applications').length === 1);
        await client.close();
        expect(await streaming).toBeInstanceOf(SourceError);
        await waitFor(() => hub.streams('applications').length === 0);
      }
    } finally {
      await hub.stop();
    }
  });

  it('whose certificate has expired', async () => {
    const { private: key, cert } = await selfSigned({ from: -2, to: -1 });
    const hub = new FakeArgoCd({ key, cert });
    await hub.start();
    try {
      const trouble = await troubleOf(hub.config({ ca: cert }));
      expect(trouble.kind).toBe('untrusted');
      expect(trouble.message).toMatch(/has expired; renew it on the hub/);
    } finally {
      await hub.stop();
    }
  });
});

import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { effort } from '../effort';
import type { Certificate, Exchange, Fault, FaultyHost } from './FaultyHost';
import type { HubTruth } from './HubTruth';

/**
 * A hub by its Argo CD, a hub by its Kubernetes API, a spoke; and what is asked
 * when somebody looks: a metrics server, and a management cluster of Cluster API.
 */
export type SourceKind =
  | 'argocd'
  | 'kubernetes'
  | 'spoke'
  | 'metrics'
  | 'management';

/**
 * What the portal is to make of it, while it lasts:
 * - `lost`, `refused`: it says so, and shows what it knew with its age
 * - `heals`: that too, but the source is well again before the fault is over
 * - `served`: the source is well, and its news arrive
 * - `late`: it is well, and what the stream lost arrives with the next list
 */
export type Expectation = 'lost' | 'refused' | 'heals' | 'served' | 'late';

/** What a fault may take hold of. */
interface Patient {
  kind: SourceKind;
  /** Of a hub. */
  truth: HubTruth;
  /** A line of the stream of Applications about any object. */
  line: (type: string, object: unknown) => string;
  names: { fail(isFailing: boolean): void };
  expired?: Certificate;
  valid?: Certificate;
}

export interface FaultCase {
  name: string;
  expected: Partial<Record<SourceKind, Expectation>>;
  create: (patient: Patient) => Fault;
  /** The source is spoken to in TLS, or by a host name. */
  needs?: 'tls' | 'name';
  /** Some object of it is set aside, and counted. */
  quarantines?: boolean;
  /** Milliseconds for which nobody is to ask again. */
  retryAfterMs?: number;
}

const everywhere = (expectation: Expectation) => ({
  argocd: expectation,
  kubernetes: expectation,
  spoke: expectation,
  metrics: expectation,
  management: expectation,
});
/** A metrics server answers with numbers. */
const whereObjectsAre = (expectation: Expectation) => ({
  ...everywhere(expectation),
  metrics: undefined,
});
/** The others have no stream. */
const onHubs = (expectation: Expectation) => ({
  argocd: expectation,
  kubernetes: expectation,
});

const retryAfterMs = 20_000;
const dayMs = 24 * 60 * 60_000;

export const faultCases: FaultCase[] = [
  {
    name: 'connection refused',
    expected: everywhere('lost'),
    create: () => ({
      begin: host => host.unlisten(),
      end: host => host.listen(),
    }),
  },
  {
    name: 'black-holed',
    expected: everywhere('lost'),
    create: () => ({
      begin: host => host.fallSilent(),
      intercept: (host, { response }) => {
        host.hold(response);
        return true;
      },
    }),
  },
  {
    name: 'one byte a second',
    expected: everywhere('lost'),
    create: () => ({ intercept: drip, lines: () => [] }),
  },
  {
    name: 'reset in the middle of a body',
    expected: everywhere('lost'),
    create: () => ({ begin: host => host.cut(), intercept: breakOff }),
  },
  {
    name: 'truncated gzip',
    expected: everywhere('lost'),
    create: () => ({ intercept: truncate }),
  },
  {
    name: 'half-open connections',
    expected: everywhere('heals'),
    create: () => {
      let unanswered = 0;
      return {
        begin: host => {
          // Before the start there is none: then the first that comes is it.
          if (host.fallSilent() === 0) unanswered = 1;
        },
        intercept: (host, { response }) => {
          if (unanswered === 0) return false;
          unanswered -= 1;
          host.hold(response);
          host.fallSilent();
          return true;
        },
      };
    },
  },
  {
    name: '401 once',
    expected: everywhere('heals'),
    create: () => {
      let left = 1;
      return {
        intercept: (host, exchange) => {
          left -= 1;
          return left >= 0 && refuse(host, exchange, 401);
        },
      };
    },
  },
  ...[401, 403].map(status => ({
    name: `${status} for ever`,
    expected: everywhere('refused'),
    create: () => answering(status),
  })),
  {
    name: '429 with Retry-After',
    expected: everywhere('lost'),
    retryAfterMs,
    create: () => answering(429, { 'retry-after': `${retryAfterMs / 1000}` }),
  },
  ...[429, 500, 503].map(status => ({
    name: status === 429 ? '429 without Retry-After' : `${status}`,
    expected: everywhere('lost'),
    create: () => answering(status),
  })),
  {
    name: '410',
    expected: { ...everywhere('lost'), kubernetes: 'late' },
    create: ({ kind }) => (kind === 'kubernetes' ? goneWatch : answering(410)),
  },
  {
    name: 'HTML for JSON',
    expected: everywhere('lost'),
    create: () => ({
      intercept: (_host, { response }) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end('<html><body>Please sign in</body></html>');
        return true;
      },
    }),
  },
  {
    name: 'an answer to half of the questions',
    // What is said of all nodes is nothing without what is said of some.
    expected: { metrics: 'lost' },
    create: () => ({
      intercept: (host, exchange) =>
        /bool/.test(exchange.request.url ?? '') && refuse(host, exchange, 503),
    }),
  },
  {
    name: 'malformed line',
    expected: onHubs('served'),
    quarantines: true,
    create: () => ({ lines: lines => ['{"result":{"type":', ...lines] }),
  },
  {
    name: 'null object',
    expected: whereObjectsAre('served'),
    quarantines: true,
    create: ({ line }) => ({
      items: items => [null, ...items],
      lines: lines => [line('MODIFIED', null), ...lines],
    }),
  },
  {
    name: 'missing metadata',
    expected: whereObjectsAre('served'),
    quarantines: true,
    create: ({ line }) => ({
      items: items => [{ spec: {} }, ...items, {}],
      lines: lines => [line('ADDED', { spec: {} }), ...lines],
    }),
  },
  {
    name: '1.4 MB object',
    expected: whereObjectsAre('served'),
    create: ({ line, truth }) => ({
      items: ([first, ...others]) =>
        first === undefined ? [] : [withBallast(first), ...others],
      lines: lines => [line('MODIFIED', withBallast(truth.items[1])), ...lines],
    }),
  },
  {
    name: 'duplicate objects and events',
    expected: onHubs('served'),
    create: () => ({
      items: items => items.flatMap(item => [item, item]),
      lines: lines => lines.flatMap(one => [one, one]),
    }),
  },
  {
    name: 'events out of order',
    expected: onHubs('served'),
    create: () => ({ lines: lines => [...lines].reverse() }),
  },
  {
    name: 'resourceVersion going back',
    expected: onHubs('late'),
    create: ({ truth }) => ({
      begin: () => {
        truth.versionStep = -1;
      },
      end: () => {
        truth.versionStep = 1;
      },
    }),
  },
  {
    name: 'dropped events',
    expected: onHubs('late'),
    create: () => ({ lines: () => [] }),
  },
  {
    name: 'clock ahead by a day',
    expected: everywhere('served'),
    create: ({ truth }) => ({
      begin: host => {
        host.skewMs = dayMs;
        truth.now = () => host.clock.now() + dayMs;
      },
      end: host => {
        host.skewMs = 0;
        truth.now = () => host.clock.now();
      },
    }),
  },
  {
    name: 'DNS failure',
    expected: everywhere('lost'),
    needs: 'name',
    create: ({ names }) => ({
      begin: host => {
        names.fail(true);
        host.cut();
      },
      end: () => names.fail(false),
    }),
  },
  {
    name: 'expired TLS certificate',
    expected: everywhere('lost'),
    needs: 'tls',
    create: ({ expired, valid }) => ({
      begin: host => {
        if (expired) host.setCertificate(expired);
        host.cut();
      },
      end: host => {
        if (valid) host.setCertificate(valid);
        host.cut();
      },
    }),
  },
  {
    name: 'webhook storm',
    expected: onHubs('served'),
    create: ({ line, truth }) => ({
      lines: lines => [
        ...Array.from({ length: effort(50, 500) }).flatMap(() =>
          truth.items.map(one => line('MODIFIED', one)),
        ),
        ...lines,
      ],
    }),
  },
];

function answering(status: number, headers = {}): Fault {
  return {
    intercept: (host, exchange) => refuse(host, exchange, status, headers),
  };
}

function refuse(
  _host: FaultyHost,
  { response }: Exchange,
  status: number,
  headers = {},
): boolean {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers,
  });
  response.end('{}');
  return true;
}

/** Never an end within any deadline: the shortest answer has a dozen bytes. */
function drip(host: FaultyHost, exchange: Exchange): boolean {
  const { request, response, answer } = exchange;
  if (answer && 'stream' in answer) return false;
  const { bytes, zipped } = host.bytesOf(request, answer);
  host.hold(response);
  host.writeHead(response, 200, zipped);
  response.flushHeaders();
  let sent = 0;
  let cancel = () => {};
  const next = () => {
    response.write(bytes.subarray(sent, sent + 1));
    sent += 1;
    if (sent < bytes.length) cancel = host.clock.after(1_000, next);
    else response.end();
  };
  cancel = host.clock.after(1_000, next);
  response.on('close', () => cancel());
  return true;
}

function breakOff(host: FaultyHost, exchange: Exchange): boolean {
  const { request, response, answer } = exchange;
  const { bytes } = host.bytesOf(request, answer);
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': bytes.length + 1_000,
  });
  response.write(bytes.subarray(0, bytes.length / 2), () =>
    request.socket.resetAndDestroy(),
  );
  return true;
}

function truncate(host: FaultyHost, exchange: Exchange): boolean {
  const { request, response, answer } = exchange;
  if (answer && 'stream' in answer) return false;
  const { bytes, zipped } = host.bytesOf(request, answer);
  const whole = zipped ? bytes : gzipSync(bytes);
  host.writeHead(response, 200, true);
  response.end(whole.subarray(0, Math.floor(whole.length / 2)));
  return true;
}

const goneLine = `${JSON.stringify({
  type: 'ERROR',
  object: { kind: 'Status', status: 'Failure', code: 410, reason: 'Expired' },
})}\n`;

/** A watch that is too old is told so inside of an answer with 200. */
const goneWatch: Fault = {
  begin: host => host.cut(),
  intercept: (_host, { response, answer }) => {
    if (!answer || !('stream' in answer)) return false;
    endWith(response, goneLine);
    return true;
  },
};

function endWith(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(text);
}

/** An object like the largest that was seen on a real hub. */
function withBallast(item: unknown): object {
  const object = item as { metadata?: object };
  const ballast = 'x'.repeat(1_400_000);
  const annotations = { 'tool.example.com/rendered': ballast };
  return { ...object, metadata: { ...object.metadata, annotations } };
}

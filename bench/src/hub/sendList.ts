import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** Items that are written at a time. */
const piece = 64;

/**
 * Sends a JSON list from prepared items, gzipped when asked, as Argo CD and
 * the Kubernetes API do.
 *
 * @param opening - of the list, up to and without its first item
 * @param prefix - put into each item behind its `{`, such as `"kind":"Pod",`
 * @returns bytes before gzip
 */
export async function sendList(
  request: IncomingMessage,
  response: ServerResponse,
  list: { opening: string; items: readonly Buffer[]; prefix?: string },
): Promise<number> {
  const { opening, items, prefix = '' } = list;
  let size = 0;
  function* pieces(): Generator<Buffer> {
    const first = Buffer.from(opening);
    size += first.length;
    yield first;
    const begin = Buffer.from(`{${prefix}`);
    const comma = Buffer.from(',');
    for (let at = 0; at < items.length; at += piece) {
      const parts = items
        .slice(at, at + piece)
        .flatMap((item, n) => [
          ...(at + n > 0 ? [comma] : []),
          ...(prefix === '' ? [item] : [begin, item.subarray(1)]),
        ]);
      const joined = Buffer.concat(parts);
      size += joined.length;
      yield joined;
    }
    const end = Buffer.from(']}');
    size += end.length;
    yield end;
  }
  const zip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  response.writeHead(200, {
    'content-type': 'application/json',
    ...(zip && { 'content-encoding': 'gzip' }),
  });
  const source = Readable.from(pieces());
  if (zip) await pipeline(source, createGzip({ level: 1 }), response);
  else await pipeline(source, response);
  return size;
}

export function sendJson(response: ServerResponse, body: unknown): number {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(bytes);
  return bytes.length;
}

import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Turn } from '../../turns/Turn';

/**
 * The bytes of an answer, unzipped. More than `maxBytes` of them (counted after
 * unzipping, so a small bomb cannot grow large) throw `tooLarge()`.
 */
export async function* readBytes(
  body: Readable,
  options: { gzip: boolean; maxBytes: number; tooLarge: () => Error },
): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of options.gzip ? gunzip(body) : body) {
    size += chunk.length;
    if (size > options.maxBytes) throw options.tooLarge();
    yield chunk;
  }
}

function gunzip(body: Readable): Readable {
  // The callback is required for pipeline to be told of errors at all; they
  // come out of the iteration.
  return pipeline(body, createGunzip({ chunkSize: unzippedBytes }), () => {});
}

/**
 * A list has some ten megabytes: the usual 16 KB at a time cost more than they are,
 * and from 128 KB on each piece would be laid on fresh pages of memory.
 */
const unzippedBytes = 96 * 1024;

export interface LineReading {
  maxLineBytes: number;
  tooLarge: () => Error;
}

/**
 * Lines of a stream of objects, without the line feed; blank ones, and a last one
 * without a line feed, are dropped. What a hub sends at once may be megabytes, and
 * is read in turns.
 */
export async function* readLines(
  bytes: AsyncIterable<Buffer>,
  options: LineReading,
): AsyncGenerator<Buffer> {
  const turn = new Turn();
  let parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    let start = 0;
    let end = chunk.indexOf(lineFeed);
    while (end >= 0) {
      parts.push(chunk.subarray(start, end));
      const line = parts.length === 1 ? parts[0] : Buffer.concat(parts);
      parts = [];
      size = 0;
      if (line.some(byte => byte > space)) yield line;
      if (turn.isOver) await turn.next();
      start = end + 1;
      end = chunk.indexOf(lineFeed, start);
    }
    const rest = chunk.subarray(start);
    size += rest.length;
    if (size > options.maxLineBytes) throw options.tooLarge();
    if (rest.length > 0) parts.push(rest);
  }
}

const lineFeed = 10;
const space = 32;

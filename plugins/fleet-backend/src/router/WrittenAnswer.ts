import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { answerText } from './answerText';

export type Encoding = 'br' | 'gzip';

const brotliText = promisify(brotliCompress);
const gzipText = promisify(gzip);

/** As fast as the zipping of the platform, and a little smaller. */
const brotliQuality = 4;

/** An answer as it is sent: written once, and zipped once in each way that is asked for. */
export class WrittenAnswer {
  readonly text: Buffer;
  readonly etag: string;
  readonly #zipped = new Map<Encoding, Promise<Buffer>>();

  constructor(answer: object) {
    this.text = Buffer.from(answerText(answer));
    const hash = createHash('sha256').update(this.text).digest('base64url');
    // Weak, because it is the same however the answer is zipped.
    this.etag = `W/"${hash}"`;
  }

  zipped(encoding: Encoding): Promise<Buffer> {
    const known = this.#zipped.get(encoding);
    if (known) return known;
    const made = this.#zip(encoding);
    this.#zipped.set(encoding, made);
    return made;
  }

  /** Aside of the event loop, which a megabyte would hold up. */
  #zip(encoding: Encoding): Promise<Buffer> {
    if (encoding === 'gzip') return gzipText(this.text);
    return brotliText(this.text, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: this.text.length,
      },
    });
  }
}

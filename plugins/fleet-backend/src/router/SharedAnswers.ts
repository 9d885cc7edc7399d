import type { Request, Response } from 'express';
import { Encoding, WrittenAnswer } from './WrittenAnswer';

/** Bytes of the answers before they are zipped. */
const MOST_BYTES = 32 * 1024 * 1024;

/** What the platform does not zip either. */
const FEWEST_TO_ZIP = 1_024;

/**
 * Sends answers that the service gives to many readers, as the same object:
 * each is written and zipped when the first of them asks. It goes by the object
 * alone, so who may see an answer is decided in one place, where it is made.
 */
export class SharedAnswers {
  readonly #mostBytes: number;
  readonly #written = new Map<object, WrittenAnswer>();
  #bytes = 0;

  constructor(options: { mostBytes?: number } = {}) {
    this.#mostBytes = options.mostBytes ?? MOST_BYTES;
  }

  /** Or that nothing is new, to whom has it already. */
  async send(req: Request, res: Response, answer: object): Promise<void> {
    const written = this.#writtenOf(answer);
    res.type('json').set('ETag', written.etag).vary('Accept-Encoding');
    const encoding = encodingFor(req);
    if (!encoding || req.fresh || written.text.length < FEWEST_TO_ZIP) {
      res.send(written.text);
      return;
    }
    const zipped = await written.zipped(encoding);
    res.set('Content-Encoding', encoding).send(zipped);
  }

  /** The most recently sent are kept. */
  #writtenOf(answer: object): WrittenAnswer {
    const known = this.#written.get(answer);
    if (known) {
      this.#written.delete(answer);
      this.#written.set(answer, known);
      return known;
    }
    const written = new WrittenAnswer(answer);
    this.#written.set(answer, written);
    this.#bytes += written.text.length;
    for (const [oldest, { text }] of this.#written) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#written.delete(oldest);
      this.#bytes -= text.length;
    }
    return written;
  }
}

/** What the platform would choose, in the same order. */
function encodingFor(req: Request): Encoding | undefined {
  if (req.acceptsEncodings('br')) return 'br';
  return req.acceptsEncodings('gzip') ? 'gzip' : undefined;
}

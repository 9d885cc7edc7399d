import {
  HttpLibrary,
  RequestContext,
  ResponseContext,
  wrapHttpLibrary,
} from './client';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { Agent, fetch } from 'undici';

export interface TransportOptions {
  /** Aborts the call; the deadline is the caller's. */
  signal: AbortSignal;
  dispatcher: Agent;
  /** Bytes after which an answer is cut off. */
  maxBytes: number;
}

/**
 * The HTTP layer under the generated Kubernetes client. It differs from the
 * stock one in what a hostile or broken spoke could abuse: redirects are an
 * error (the token would travel with them), the size of an answer is bounded,
 * and the call ends with the caller's signal.
 */
export function transport(options: TransportOptions): HttpLibrary {
  return wrapHttpLibrary({
    async send(request: RequestContext): Promise<ResponseContext> {
      const body = request.getBody();
      const response = await fetch(request.getUrl(), {
        method: request.getHttpMethod().toString(),
        headers: request.getHeaders(),
        body: typeof body === 'string' ? body : undefined,
        signal: options.signal,
        dispatcher: options.dispatcher,
        redirect: 'error',
      });
      const text = await readBounded(response.body, options.maxBytes);
      return new ResponseContext(
        response.status,
        Object.fromEntries(response.headers),
        {
          text: async () => text,
          binary: async () => Buffer.from(text),
          stream: () => null,
        },
      );
    },
  });
}

async function readBounded(
  body: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      throw new SourceError(
        'malformed',
        `It answers with more than ${maxBytes} bytes, which the portal does not read.`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

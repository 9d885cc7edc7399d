import { gzipSync } from 'node:zlib';
import type { Request, Response } from 'express';

// Below this a compressed body is hardly shorter.
const worthCompressing = 1_024;

/** A JSON answer, compressed when the client asks for it. */
export function replyJson(
  request: Request,
  response: Response,
  body: unknown,
  status = 200,
): void {
  const text = JSON.stringify(body);
  response.status(status).setHeader('Content-Type', 'application/json');
  if (
    text.length > worthCompressing &&
    request.acceptsEncodings('gzip', 'identity') === 'gzip'
  ) {
    response.setHeader('Content-Encoding', 'gzip');
    response.setHeader('Vary', 'Accept-Encoding');
    response.end(gzipSync(text));
    return;
  }
  response.end(text);
}

/** The token behind `Bearer`, if there is one. */
export function bearerToken(request: Request): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** A query parameter as one text; the first where it is given several times. */
export function queryText(request: Request, name: string): string | undefined {
  const value = request.query[name];
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
}

/** All values of a query parameter that may be repeated. */
export function queryTexts(request: Request, name: string): string[] {
  const value = request.query[name];
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap(text => (typeof text === 'string' ? [text] : []));
}

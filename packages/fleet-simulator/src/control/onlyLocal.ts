import type { RequestHandler } from 'express';

/**
 * Refuses what another site makes a browser send: a host name that is not
 * this machine's (DNS rebinding), and writes from a page of another origin.
 */
export const onlyLocal: RequestHandler = (request, response, next) => {
  const host = request.headers.host ?? '';
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) {
    response
      .status(403)
      .json({ error: `host: "${host}" is not a name of this machine` });
    return;
  }
  const { origin } = request.headers;
  if (
    request.method !== 'GET' &&
    origin !== undefined &&
    origin !== `http://${host}`
  ) {
    response
      .status(403)
      .json({ error: 'origin: only the page of this server may send this' });
    return;
  }
  next();
};

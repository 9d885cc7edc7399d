import { createHash, timingSafeEqual } from 'node:crypto';
import { AuthenticationError } from '@backstage/errors';
import type { RequestHandler } from 'express';

/** Lets a request pass with `Authorization: token …` or `Authorization: Bearer …`, as GitHub does. */
export function requireToken(token: string): RequestHandler {
  const expected = digest(token);
  return (req, _res, next) => {
    const header = req.header('authorization');
    if (!header) {
      throw new AuthenticationError('Requires authentication');
    }
    const given = /^(?:token|bearer) +(\S+)$/i.exec(header)?.[1] ?? '';
    if (!timingSafeEqual(digest(given), expected)) {
      throw new AuthenticationError('Bad credentials');
    }
    next();
  };
}

// Digests have the same length, which timingSafeEqual needs.
function digest(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}

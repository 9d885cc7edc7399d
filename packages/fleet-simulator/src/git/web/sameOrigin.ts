import { NotAllowedError } from '@backstage/errors';
import type { RequestHandler } from 'express';
import type { HostUrls } from '../HostUrls';

/**
 * Nobody signs in here, so a form counts only when it was sent from one of
 * this host's own pages: browsers put the page's origin on every POST. The
 * origin is compared with the host's own addresses and not with the `Host`
 * header, which a rebound DNS name would match.
 */
export function sameOrigin(urls: HostUrls): RequestHandler {
  return (req, _res, next) => {
    const origin = req.header('origin');
    if (!origin || !urls.origins.includes(origin)) {
      throw new NotAllowedError(
        'This form was not sent from a page of this Git host. Open the pull request here and use its button.',
      );
    }
    next();
  };
}

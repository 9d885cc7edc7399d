import { NotFoundError } from '@backstage/errors';
import type { RequestHandler } from 'express';

/**
 * The last of the handlers: a path or a method that no route has is refused in
 * the shape of every other error. Paths of the framework itself, such as
 * `/.backstage/actions`, are left to whoever comes later.
 */
export const unknownRoute: RequestHandler = ({ method, path }, _, next) => {
  if (path.startsWith('/.')) {
    next();
    return;
  }
  throw new NotFoundError(
    `There is no route ${method} ${path}. The routes are in the API document at /openapi.json.`,
  );
};

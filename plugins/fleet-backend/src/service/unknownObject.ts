import { NotFoundError } from '@backstage/errors';

/** What the reader may not see is told in the same words as what is not there. */
export function unknownObject(
  what: string,
  hub: string,
  list: string,
): NotFoundError {
  return new NotFoundError(
    `There is no ${what} on hub ${hub}, or you may not see it. The fleet lists those that you may see at /${list}.`,
  );
}

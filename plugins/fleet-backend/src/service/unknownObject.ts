import { NotFoundError } from '@backstage/errors';

/** What the reader may not see is told in the same words as what is not there. */
export function unknownObject(
  what: string,
  hub: string,
  list: string,
): NotFoundError {
  return unknownTo(`${what} on hub ${hub}`, list);
}

/** The same of a hub itself. */
export function unknownHub(hub: string): NotFoundError {
  return unknownTo(`hub ${hub}`, 'hubs');
}

function unknownTo(what: string, list: string): NotFoundError {
  return new NotFoundError(
    `There is no ${what}, or you may not see it. The fleet lists those that you may see at /${list}.`,
  );
}

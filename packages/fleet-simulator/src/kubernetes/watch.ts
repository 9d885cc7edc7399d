import type { Request, Response } from 'express';
import { queryText } from '../http/reply';
import type { JsonObject } from '../json';
import { expired, statusJson } from './kubeStatus';
import {
  groupVersionOf,
  resourceName,
  type ResourceType,
} from './resourceTypes';
import { selectionOf } from './selection';
import type { SpokeContext } from './SpokeContext';
import { keyOf } from './SpokeView';

/** How often a bookmark tells a watcher that nothing happened. */
const bookmarkPause = 60_000;

/**
 * A watch: 200 and one event a line, from a resourceVersion on. A version that
 * is too old is told in the body, as one ERROR event of code 410. Without a
 * version the present objects come first, as ADDED.
 *
 * @throws InputError when a selector cannot be read
 */
export function watch(
  request: Request,
  response: Response,
  type: ResourceType,
  { store, world }: SpokeContext,
): void {
  const accepts = selectionOf(request);
  const asked = Number(queryText(request, 'resourceVersion') ?? 0);
  const bookmarks = queryText(request, 'allowWatchBookmarks') === 'true';
  const seconds = Number(queryText(request, 'timeoutSeconds') ?? 0);
  store.refresh();
  response.status(200);
  response.setHeader('Content-Type', 'application/json');
  response.flushHeaders();
  const send = (event: { type: string; object: object }) => {
    response.write(`${JSON.stringify(event)}\n`);
  };
  if (asked > 0 && asked < store.oldest) {
    send({ type: 'ERROR', object: statusJson(expired(asked, store.oldest)) });
    response.end();
    return;
  }
  const full = (object: JsonObject) => ({
    kind: type.kind,
    apiVersion: groupVersionOf(type),
    ...object,
  });
  // What this watcher was told of: an object that leaves the selection is DELETED for it.
  const told = new Set<string>();
  let sent = asked;
  if (asked === 0) {
    for (const object of store.list(resourceName(type)).filter(accepts)) {
      told.add(keyOf(object));
      send({ type: 'ADDED', object: full(object) });
    }
    sent = store.resourceVersion;
  }
  const tell = () => {
    for (const change of store.changesSince(sent, resourceName(type))) {
      sent = change.resourceVersion;
      const key = keyOf(change.object);
      const wanted = change.type !== 'DELETED' && accepts(change.object);
      if (wanted) {
        const known = told.has(key) || change.type === 'MODIFIED';
        told.add(key);
        send({
          type: known ? 'MODIFIED' : 'ADDED',
          object: full(change.object),
        });
      } else if (told.delete(key) || accepts(change.object)) {
        send({ type: 'DELETED', object: full(change.object) });
      }
    }
    sent = Math.max(sent, store.resourceVersion);
  };
  tell();
  const stop = world.onTick(tell);
  const bookmark = bookmarks
    ? setInterval(() => {
        send({
          type: 'BOOKMARK',
          object: full({ metadata: { resourceVersion: String(sent) } }),
        });
      }, bookmarkPause)
    : undefined;
  const end =
    seconds > 0 ? setTimeout(() => response.end(), seconds * 1000) : undefined;
  response.on('close', () => {
    stop();
    clearInterval(bookmark);
    clearTimeout(end);
  });
}

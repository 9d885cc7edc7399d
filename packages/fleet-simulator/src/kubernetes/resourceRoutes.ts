import { InputError } from '@backstage/errors';
import type { Request, Response, Router } from 'express';
import { queryText, replyJson } from '../http/reply';
import {
  badRequest,
  forbidden,
  noSuchResource,
  notFound,
  replyStatus,
} from './kubeStatus';
import {
  groupVersionOf,
  isServed,
  resourceName,
  resourceType,
  type ResourceType,
} from './resourceTypes';
import { pageOf, selectionOf } from './selection';
import { servedKinds } from './servedKinds';
import type { SpokeContext } from './SpokeContext';
import { keyOf } from './SpokeView';
import { watch } from './watch';

/** Lists, single objects and watches of what {@link resourceType} knows. */
export function addResourceRoutes(router: Router, context: SpokeContext): void {
  const list = (request: Request, response: Response) => {
    const type = typeOf(request, context);
    if (!type) {
      replyStatus(request, response, noSuchResource);
      return;
    }
    const watching = ['1', 'true'].includes(queryText(request, 'watch') ?? '');
    if (isHidden(type, context)) {
      const verb = watching ? 'watch' : 'list';
      const { user } = context.reader;
      replyStatus(
        request,
        response,
        forbidden(user, verb, type.plural, type.group),
      );
      return;
    }
    try {
      if (watching) watch(request, response, type, context);
      else replyList(request, response, type, context);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      replyStatus(request, response, badRequest(error.message));
    }
  };
  const get = (request: Request, response: Response) => {
    const type = typeOf(request, context);
    if (!type || type.namespaced !== (request.params.namespace !== undefined)) {
      replyStatus(request, response, noSuchResource);
      return;
    }
    const { name, namespace = '' } = request.params;
    // The manifest grants no more than to list them.
    if (type.plural === 'secrets') {
      const { user } = context.reader;
      replyStatus(
        request,
        response,
        forbidden(user, 'get', type.plural, type.group),
      );
      return;
    }
    const object = context.store
      .list(resourceName(type))
      .find(candidate => keyOf(candidate) === `${namespace}/${name}`);
    if (!object) {
      replyStatus(request, response, notFound(type.plural, name, type.group));
      return;
    }
    replyJson(request, response, {
      kind: type.kind,
      apiVersion: groupVersionOf(type),
      ...object,
    });
  };
  for (const root of ['/api/:version', '/apis/:group/:version']) {
    router.get(`${root}/:plural`, list);
    router.get(`${root}/namespaces/:namespace/:plural`, list);
    router.get(`${root}/:plural/:name`, get);
    router.get(`${root}/namespaces/:namespace/:plural/:name`, get);
  }
}

function typeOf(
  request: Request,
  context: SpokeContext,
): ResourceType | undefined {
  const { group = '', version, plural } = request.params;
  const type = resourceType(group, version, plural);
  return type && isServed(type, servedKinds(context)) ? type : undefined;
}

function isHidden(type: ResourceType, { reader }: SpokeContext): boolean {
  return type.plural === 'secrets' && !reader.mayListSecrets;
}

function replyList(
  request: Request,
  response: Response,
  type: ResourceType,
  { store }: SpokeContext,
): void {
  const accepts = selectionOf(request);
  const objects = store.list(resourceName(type)).filter(accepts);
  const page = pageOf(request, objects, store.resourceVersion);
  replyJson(request, response, {
    kind: `${type.kind}List`,
    apiVersion: groupVersionOf(type),
    metadata: {
      resourceVersion: String(store.resourceVersion),
      ...(page.continue && {
        continue: page.continue,
        remainingItemCount: page.remainingItemCount,
      }),
    },
    items: page.items,
  });
}

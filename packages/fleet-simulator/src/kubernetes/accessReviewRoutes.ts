import express, { type Router } from 'express';
import { replyJson } from '../http/reply';
import { valueAt } from '../json';
import type { SpokeContext } from './SpokeContext';

/** What the caller may do, which everybody may ask of itself. */
export function addAccessReviewRoutes(
  router: Router,
  { reader }: SpokeContext,
): void {
  router.post(
    '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    express.json({ limit: '100kb' }),
    (request, response) => {
      const resource = valueAt(request.body, [
        'spec',
        'resourceAttributes',
        'resource',
      ]);
      const verb = valueAt(request.body, [
        'spec',
        'resourceAttributes',
        'verb',
      ]);
      const allowed =
        ['get', 'list', 'watch'].includes(String(verb)) &&
        (resource !== 'secrets' || reader.mayListSecrets);
      replyJson(
        request,
        response,
        {
          kind: 'SelfSubjectAccessReview',
          apiVersion: 'authorization.k8s.io/v1',
          metadata: {},
          spec: valueAt(request.body, ['spec']),
          status: { allowed },
        },
        201,
      );
    },
  );
}

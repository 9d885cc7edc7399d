import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { wholeNumber } from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { withoutEncoding } from '../entities/labelSelector';
import { parseRequest } from '../router/parseRequest';
import { argoApplication, argoList, byInstance } from './argoApplication';
import { LiveApplications } from './LiveApplications';

export interface CompatibilityRouterOptions {
  readonly fleet: FleetServiceClient;
  readonly httpAuth: HttpAuthService;
}

const text = z.string().min(1).max(253).optional();
const querySchema = z.object({
  project: text,
  appNamespace: text,
  expand: text,
  sourceIndex: wholeNumber(0, 99).optional(),
});
type Query = z.output<typeof querySchema>;

type Answer = (
  live: LiveApplications,
  params: Record<string, string>,
  query: Query,
) => Promise<unknown>;

/** The fleet's own refusal, and not that it refused. */
async function inOwnWords<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof ResponseError ? error.cause : error;
  }
}

/**
 * The routes that read of the existing Argo CD plugins, in the union of their
 * shapes, from the live model: each is a question to the fleet's own API on
 * behalf of the reader. Only who asks for one Application has its resources asked
 * of the hub, by the fleet, once for everybody within some seconds.
 */
export function createCompatibilityRouter(
  options: CompatibilityRouterOptions,
): Router {
  const { fleet, httpAuth } = options;
  const router = PromiseRouter();

  const get = (path: string, answer: Answer) =>
    router.get(path, async (req: Request, res: Response) => {
      const credentials = await httpAuth.credentials(req);
      const live = new LiveApplications(fleet.forCredentials(credentials));
      const query = parseRequest(querySchema, req.query, 'query parameter');
      res.json(await inOwnWords(answer(live, req.params, query)));
    });

  // How the community front end finds out which of the two ids is there.
  router.get('/check', async (req, res) => {
    await httpAuth.credentials(req);
    res.type('text').send('OK');
  });

  get('/find/name/:app', async (live, { app }, query) => {
    const found = await live.find({ name: app, ...narrowed(query) });
    return byInstance(found).map(({ instance, items }) => ({
      ...instance,
      appName: [app],
      ...(query.expand === 'applications' && {
        applications: items.map(item => argoApplication(item)),
      }),
    }));
  });

  get('/find/selector/:selector', async (live, { selector }, query) => {
    const plain = withoutEncoding(selector);
    const found = await live.find({ selector: plain, ...narrowed(query) });
    return byInstance(found).map(({ instance, items }) => ({
      ...instance,
      appName: items.map(({ ref }) => ref.name),
    }));
  });

  get('/argoInstance/:instance/applications/name/:app', one);

  // The model has no commits either: the fleet asks the hub once and keeps them.
  get(
    '/argoInstance/:instance/applications/name/:app/revisions/:revision/metadata',
    async (live, { instance, app, revision }, query) => {
      const wish = { hub: instance, name: app, ...narrowed(query) };
      return live.commit(wish, revision, query.sourceIndex);
    },
  );
  get('/argoInstance/:instance/applications/:app', async (...args) => ({
    ...(await one(...args)),
    statusCode: 200,
  }));

  get(
    '/argoInstance/:instance/applications/selector/:selector',
    async (live, { instance, selector }, query) => {
      const plain = withoutEncoding(selector);
      const wish = { hub: instance, selector: plain, ...narrowed(query) };
      return argoList(await live.find(wish));
    },
  );

  get('/allArgoApps/:instance', async (live, { instance }, query) =>
    argoList(await live.find({ hub: instance, ...narrowed(query) })),
  );

  get(
    '/argoInstance/:instance/repo/:repo/source/:source',
    async (live, { instance, repo, source }) => {
      const found = await live.find({ hub: instance });
      return found.some(({ sources }) =>
        sources.some(
          ({ repoURL, path }) => repoURL === repo && path === source,
        ),
      );
    },
  );

  return router;
}

async function one(
  live: LiveApplications,
  { instance, app }: Record<string, string>,
  query: Query,
) {
  const wish = { hub: instance, name: app, ...narrowed(query) };
  const item = await live.one(wish);
  return argoApplication(item, await live.hubWord(item));
}

function narrowed({ project, appNamespace }: Query) {
  return { project, namespace: appNamespace };
}

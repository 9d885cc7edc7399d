import { json, type Request, type Router } from 'express';
import { z } from 'zod';
import { replyJson } from '../http/reply';
import { sourcesOf } from '../render/renderApplication';
import { ownerAndName } from '../source/repositories';
import { leaving } from '../world/applicationSets';
import {
  chosenResourceSchema,
  type ApplicationState,
  type Operation,
} from '../world/applicationState';
import { isRunning } from '../world/operations';
import { maySync } from '../world/syncWindows';
import { applicationJson } from './applicationJson';
import { applicationOf, requireRole, type HubContext } from './HubContext';
import { RpcError } from './rpcErrors';

const syncSchema = z.looseObject({
  revision: z.string().optional(),
  prune: z.boolean().optional(),
  dryRun: z.boolean().optional(),
  resources: z.array(chosenResourceSchema).min(1).nullish(),
  infos: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
});

const rollbackSchema = z.looseObject({
  id: z.coerce.number().int(),
  prune: z.boolean().optional(),
  dryRun: z.boolean().optional(),
});

const one = '/api/v1/applications/:name';

/** What one can ask the hub to do to an Application. */
export function addOperationRoutes(router: Router, context: HubContext): void {
  const { hub } = context;

  router.post(`${one}/sync`, json(), async (request, response) => {
    const app = applicationOf(context, request);
    const account = allowed(context, request, app, 'sync');
    const asked = parsed(syncSchema, request);
    if (!maySync(hub.syncWindowsOf(app), 'hand')) {
      throw new RpcError(
        'permissionDenied',
        'cannot sync: blocked by sync window',
      );
    }
    mustBeIdle(app);
    const targetRevision = sourcesOf(app.spec)[0]?.targetRevision ?? 'HEAD';
    const automated = app.spec.syncPolicy?.automated !== undefined;
    if (automated && asked.revision && asked.revision !== targetRevision) {
      throw new RpcError(
        'failedPrecondition',
        `Cannot sync to ${asked.revision}: auto-sync currently set to ${targetRevision}`,
      );
    }
    const revision = await resolved(
      app,
      asked.revision ?? targetRevision,
      context,
    );
    start(app, {
      revision,
      ...(asked.prune && { prune: true }),
      ...(asked.dryRun && { dryRun: true }),
      source: app.spec.source,
      sources: app.spec.sources,
      syncOptions: app.spec.syncPolicy?.syncOptions,
      ...(asked.resources && { resources: asked.resources }),
      ...(asked.infos && { info: asked.infos }),
      initiatedBy: { username: account },
      retry: {},
    });
    answer(request, response, app.name);
  });

  router.post(`${one}/rollback`, json(), async (request, response) => {
    const app = applicationOf(context, request);
    const account = allowed(context, request, app, 'sync');
    const asked = parsed(rollbackSchema, request);
    if (app.spec.syncPolicy?.automated) {
      throw new RpcError(
        'failedPrecondition',
        'rollback cannot be initiated when auto-sync is enabled',
      );
    }
    mustBeIdle(app);
    const entry = app.history.find(({ id }) => id === asked.id);
    if (!entry) {
      throw new RpcError(
        'invalidArgument',
        `application ${app.name} does not have deployment id ${asked.id} in history`,
      );
    }
    await resolved(app, entry.revision, context);
    start(app, {
      revision: entry.revision,
      ...(asked.prune && { prune: true }),
      ...(asked.dryRun && { dryRun: true }),
      apply: true,
      source: entry.source,
      sources: entry.sources,
      syncOptions: app.spec.syncPolicy?.syncOptions,
      initiatedBy: { username: account },
      retry: {},
    });
    answer(request, response, app.name);
  });

  router.delete(`${one}/operation`, (request, response) => {
    const app = applicationOf(context, request);
    allowed(context, request, app, 'sync');
    const state = app.operationState;
    if (!state || !isRunning(state)) {
      throw new RpcError(
        'invalidArgument',
        'Unable to terminate operation. No operation is in progress',
      );
    }
    hub.replace(app, {
      ...app,
      operationState: {
        ...state,
        phase: 'Terminating',
        dueAt: context.world.now(),
      },
    });
    replyJson(request, response, {});
  });

  router.delete(one, (request, response) => {
    const app = applicationOf(context, request);
    allowed(context, request, app, 'delete');
    hub.replace(
      app,
      leaving(app, {
        now: context.world.now(),
        seeded: context.world.seeded,
        nextResourceVersion: () => hub.nextResourceVersion(),
      }),
    );
    replyJson(request, response, {});
  });

  function start(app: ApplicationState, operation: Operation): void {
    hub.replace(app, { ...app, operation });
  }

  function answer(
    request: Request,
    response: Parameters<typeof replyJson>[1],
    name: string,
  ): void {
    const app = hub.application(name);
    if (app) replyJson(request, response, applicationJson(app));
  }
}

function allowed(
  context: HubContext,
  request: Request,
  app: ApplicationState,
  action: string,
): string {
  const what = `applications, ${action}, ${app.spec.project}/${app.name}`;
  const role = action === 'sync' ? 'syncer' : 'operator';
  return requireRole(role, context, request, what).name;
}

function mustBeIdle(app: ApplicationState): void {
  if (app.operation || isRunning(app.operationState)) {
    throw new RpcError(
      'failedPrecondition',
      'another operation is already in progress',
    );
  }
}

/** The commit that a revision stands for; it is fetched, so that the operation finds it. */
async function resolved(
  app: ApplicationState,
  revision: string,
  { world }: HubContext,
): Promise<string> {
  const repoURL = sourcesOf(app.spec)[0]?.repoURL ?? '';
  const place = ownerAndName(repoURL);
  if (place)
    await world.repositories.fetch(place.owner, place.name, [revision]);
  try {
    return world.repositories.tree(repoURL, revision).sha;
  } catch (error) {
    throw new RpcError(
      'failedPrecondition',
      error instanceof Error ? error.message : String(error),
    );
  }
}

function parsed<T>(schema: z.ZodType<T>, request: Request): T {
  const result = schema.safeParse(request.body ?? {});
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new RpcError(
    'invalidArgument',
    `${issue.path.join('.')}: ${issue.message}`,
  );
}

import type { Request, Router } from 'express';
import { timestamp } from '../clock';
import { queryText, replyJson } from '../http/reply';
import { sortedJson, type JsonObject } from '../json';
import { sourcesOf } from '../render/renderApplication';
import { ManifestGenerationError } from '../render/repositoryTree';
import type { ApplicationState } from '../world/applicationState';
import { isModified } from '../world/comparison';
import { resourceIdOf, resourceKey } from '../world/manifests';
import { maySync, type SyncWindow } from '../world/syncWindows';
import { applicationOf, type HubContext } from './HubContext';
import { liveManifest, masked, normalized, predicted } from './liveManifests';
import { managedFieldsOf } from './managedFields';
import { ownedObjects } from './ownedObjects';
import { resourceEventsOf } from './resourceEvents';
import { resourceTreeOf } from './resourceTree';
import { RpcError } from './rpcErrors';

const one = '/api/v1/applications/:name';

/** What Argo CD tells about one Application beyond itself. */
export function addApplicationDetailRoutes(
  router: Router,
  context: HubContext,
): void {
  router.get(`${one}/resource-tree`, (request, response) => {
    const app = applicationOf(context, request);
    replyJson(request, response, resourceTreeOf(app, context));
  });

  router.get(`${one}/managed-resources`, async (request, response) => {
    const app = applicationOf(context, request);
    const items = (await managedResources(app, context)).filter(item =>
      ['namespace', 'name', 'kind', 'group'].every(key => {
        const wanted = queryText(request, key);
        return !wanted || item[key] === wanted;
      }),
    );
    replyJson(request, response, items.length > 0 ? { items } : {});
  });

  router.get(`${one}/manifests`, async (request, response) => {
    const app = applicationOf(context, request);
    const targets = await targetsOf(app, context);
    const manifests = targets.map(target => sortedJson(masked(target)));
    replyJson(request, response, { manifests });
  });

  router.get(`${one}/events`, (request, response) => {
    const app = applicationOf(context, request);
    const name = queryText(request, 'resourceName') ?? '';
    const uid = queryText(request, 'resourceUID') ?? '';
    const namespace = queryText(request, 'resourceNamespace') ?? '';
    if (name === '' && uid === '' && namespace === '') {
      replyJson(request, response, eventsOf(app, context));
      return;
    }
    const items = resourceEventsOf(app, { uid, namespace, name }, context);
    if (!items) {
      throw new RpcError(
        'invalidArgument',
        `${name} not found as part of application ${app.name}`,
      );
    }
    replyJson(request, response, eventList(items, context));
  });

  router.get(`${one}/syncwindows`, (request, response) => {
    const app = applicationOf(context, request);
    const windows = context.hub.syncWindowsOf(app);
    const { active, assigned } = windows;
    replyJson(request, response, {
      ...(active.length > 0 && { activeWindows: active.map(shownWindow) }),
      ...(assigned.length > 0 && {
        assignedWindows: assigned.map(shownWindow),
      }),
      ...(maySync(windows, 'hand') && { canSync: true }),
    });
  });

  router.get(`${one}/links`, (request, response) => {
    applicationOf(context, request);
    replyJson(request, response, {});
  });

  router.get(`${one}/resource`, (request, response) => {
    const app = applicationOf(context, request);
    const live = liveObjectOf(app, request, context);
    replyJson(request, response, { manifest: sortedJson(live) });
  });

  router.get(
    `${one}/revisions/:revision/metadata`,
    async (request, response) => {
      const app = applicationOf(context, request);
      const { revision } = request.params;
      const [source] = sourcesOf(app.spec);
      try {
        const metadata = await context.world.repositories.metadata(
          source?.repoURL ?? '',
          revision,
        );
        replyJson(request, response, metadata);
      } catch {
        throw new RpcError(
          'unknown',
          `error acquiring repo lock: failed to initialize repository resources: rpc error: code = Internal desc = Failed to checkout revision ${revision}: \`git fetch origin ${revision} --tags --force --prune\` failed exit status 128: fatal: remote error: upload-pack: not our ref ${revision}`,
        );
      }
    },
  );
}

/** What Argo CD tells of a window: not whom it is about, nor its time zone. */
function shownWindow(window: SyncWindow): JsonObject {
  const { kind, schedule, duration, manualSync } = window;
  return { kind, schedule, duration, ...(manualSync && { manualSync }) };
}

async function targetsOf(
  app: ApplicationState,
  { hub, world }: HubContext,
): Promise<JsonObject[]> {
  try {
    const rendered = await world.repositories.whenFetched(() =>
      hub.contextOf(app).render(app.name, app.spec),
    );
    return rendered.manifests;
  } catch (error) {
    if (!(error instanceof ManifestGenerationError)) throw error;
    throw new RpcError('unknown', error.message);
  }
}

/** Git and the spoke side by side, in the form of Argo CD's diff. */
async function managedResources(
  app: ApplicationState,
  context: HubContext,
): Promise<JsonObject[]> {
  const now = context.world.now();
  const live = new Map(
    app.live.map(object => [resourceKey(resourceIdOf(object.applied)), object]),
  );
  const targets = await targetsOf(app, context);
  const items = targets.map(target => {
    const id = resourceIdOf(target);
    const object = live.get(resourceKey(id));
    live.delete(resourceKey(id));
    const words = {
      ...(id.group && { group: id.group }),
      kind: id.kind,
      ...(id.namespace && { namespace: id.namespace }),
      name: id.name,
      targetState: sortedJson(masked(target)),
    };
    if (!object) {
      return {
        ...words,
        liveState: 'null',
        normalizedLiveState: 'null',
        predictedLiveState: sortedJson(masked(target)),
        modified: true,
      };
    }
    const found = liveManifest(object, now);
    return {
      ...words,
      liveState: sortedJson(found),
      normalizedLiveState: sortedJson(normalized(found)),
      predictedLiveState: sortedJson(predicted(found, target)),
      resourceVersion: object.resourceVersion,
      ...(isModified(target, object) && { modified: true }),
    };
  });
  const extra = [...live.values()].map(object => {
    const id = resourceIdOf(object.applied);
    const found = liveManifest(object, now);
    return {
      ...(id.group && { group: id.group }),
      kind: id.kind,
      ...(id.namespace && { namespace: id.namespace }),
      name: id.name,
      targetState: 'null',
      liveState: sortedJson(found),
      normalizedLiveState: sortedJson(normalized(found)),
      predictedLiveState: 'null',
      resourceVersion: object.resourceVersion,
      modified: true,
    };
  });
  return [...items, ...extra];
}

function liveObjectOf(
  app: ApplicationState,
  request: Request,
  context: HubContext,
): JsonObject {
  const asked = {
    name: queryText(request, 'resourceName'),
    namespace: queryText(request, 'namespace') ?? '',
    kind: queryText(request, 'kind'),
    group: queryText(request, 'group') ?? '',
  };
  const isAsked = (manifest: JsonObject) => {
    const id = resourceIdOf(manifest);
    return (
      id.name === asked.name &&
      id.kind === asked.kind &&
      id.group === asked.group &&
      id.namespace === asked.namespace
    );
  };
  const own = app.live.find(({ applied }) => isAsked(applied));
  const found = own
    ? liveManifest(own, context.world.now())
    : ownedObjects(app, context).find(isAsked);
  if (!found) {
    throw new RpcError(
      'invalidArgument',
      `${asked.kind} ${asked.group} ${asked.name} not found as part of application ${app.name}`,
    );
  }
  return found;
}

function eventsOf(app: ApplicationState, context: HubContext): JsonObject {
  const { world } = context;
  const items = app.events.map((event, index) => ({
    metadata: {
      name: `${app.name}.${world.seeded
        .uuid('event', app.uid, event.resourceVersion)
        .replace(/-/g, '')
        .slice(0, 16)}`,
      namespace: 'argocd',
      uid: world.seeded.uuid('event', app.uid, String(index), String(event.at)),
      resourceVersion: event.resourceVersion,
      creationTimestamp: timestamp(event.at),
      annotations: {
        'dest-namespace': app.spec.destination.namespace ?? '',
        'dest-server': app.spec.destination.server ?? '',
      },
      managedFields: [
        managedFieldsOf({
          manager: 'argocd-application-controller',
          time: event.at,
          apiVersion: 'v1',
          owned: { reason: event.reason, message: event.message },
        }),
      ],
    },
    involvedObject: {
      kind: 'Application',
      namespace: 'argocd',
      name: app.name,
      uid: app.uid,
      apiVersion: 'argoproj.io/v1alpha1',
      resourceVersion: event.resourceVersion,
    },
    reason: event.reason,
    message: event.message,
    source: { component: 'argocd-application-controller' },
    firstTimestamp: timestamp(event.at),
    lastTimestamp: timestamp(event.at),
    count: 1,
    type: event.type,
    eventTime: null,
  }));
  return eventList(items, context);
}

function eventList(items: JsonObject[], { hub }: HubContext): JsonObject {
  return {
    metadata: { resourceVersion: hub.resourceVersion },
    items: items.length > 0 ? items : null,
  };
}

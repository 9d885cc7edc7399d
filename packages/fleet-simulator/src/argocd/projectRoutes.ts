import type { Request, Router } from 'express';
import { timestamp } from '../clock';
import { replyJson } from '../http/reply';
import type { JsonObject } from '../json';
import type { ProjectState } from '../world/worldState';
import { withoutUndefined } from './applicationJson';
import type { HubContext } from './HubContext';
import { managedFieldsOf } from './managedFields';
import { permissionDenied } from './rpcErrors';

export function addProjectRoutes(router: Router, context: HubContext): void {
  const { hub } = context;

  router.get('/api/v1/projects', (request, response) => {
    const items = hub.projects().map(projectJson);
    replyJson(request, response, {
      metadata: { resourceVersion: hub.resourceVersion },
      items: items.length > 0 ? items : null,
    });
  });

  router.get('/api/v1/projects/:project', (request, response) => {
    replyJson(request, response, projectJson(asked(request)));
  });

  router.get('/api/v1/projects/:project/detailed', (request, response) => {
    replyJson(request, response, { project: projectJson(asked(request)) });
  });

  router.get('/api/v1/projects/:project/syncwindows', (request, response) => {
    asked(request);
    replyJson(request, response, {});
  });

  router.get('/api/v1/repocreds', (request, response) =>
    replyJson(request, response, { metadata: {}, items: null }),
  );

  router.get('/api/v1/repositories', (request, response) => {
    // The repository is public, so the hub has no credentials for it.
    replyJson(request, response, { metadata: {}, items: null });
  });

  router.get('/api/v1/settings', (request, response) => {
    replyJson(request, response, {
      url: context.url(),
      appLabelKey: 'app.kubernetes.io/instance',
      resourceOverrides: {
        '*/*': {
          ignoreDifferences:
            'jqPathExpressions: null\njsonPointers:\n- /status\nmanagedFieldsManagers: null\n',
        },
      },
      googleAnalytics: { anonymizeUsers: true },
      kustomizeOptions: { BuildOptions: '', BinaryPath: '', Versions: null },
      help: {},
      passwordPattern: '^.{8,32}$',
      trackingMethod: 'annotation',
      controllerNamespace: 'argocd',
      syncWithReplaceAllowed: true,
    });
  });

  function asked(request: Request): ProjectState {
    const project = hub
      .projects()
      .find(({ metadata }) => metadata.name === request.params.project);
    if (!project) throw permissionDenied();
    return project;
  }
}

function projectJson(project: ProjectState): JsonObject {
  return withoutUndefined({
    metadata: {
      name: project.metadata.name,
      namespace: 'argocd',
      uid: project.uid,
      resourceVersion: project.resourceVersion,
      generation: 1,
      creationTimestamp: timestamp(project.createdAt),
      managedFields: [
        managedFieldsOf({
          manager: 'argocd',
          time: project.createdAt,
          owned: { spec: project.spec, status: {} },
        }),
      ],
    },
    spec: project.spec,
    status: {},
  });
}

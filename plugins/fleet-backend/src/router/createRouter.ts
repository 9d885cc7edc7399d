import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  applicationsQuerySchema,
  changesQuerySchema,
  eventsQuerySchema,
  matrixQuerySchema,
  previewRequestSchema,
  resourceEventsQuerySchema,
  resourceManifestsQuerySchema,
  revisionQuerySchema,
  rolloutQuerySchema,
  rolloutsQuerySchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import express, { Request, Response } from 'express';
import PromiseRouter from 'express-promise-router';
import type { FleetContext, FleetService } from '../service/FleetService';
import { previewAudited, refusalAudited } from './audited';
import { applicationOf, parseRequest } from './parseRequest';
import { SharedAnswers } from './SharedAnswers';

type Answer = (req: Request, context: FleetContext) => Promise<object>;

const application = '/applications/:hub/:namespace/:name';

export interface RouterOptions {
  readonly service: FleetService;
  readonly httpAuth: HttpAuthService;
  readonly auditor: AuditorService;
}

/** The HTTP side of the fleet: paths and answers as `FleetClient` knows them. */
export function createRouter(options: RouterOptions): express.Router {
  const { service, httpAuth, auditor } = options;
  const router = PromiseRouter();
  router.use(express.json({ limit: '1mb' }));

  const reply = (answer: Answer) => async (req: Request, res: Response) => {
    const credentials = await httpAuth.credentials(req);
    res.json(await answer(req, { credentials }));
  };

  const shared = new SharedAnswers();
  /** What many readers ask for alike, from memory. */
  const getShared = (path: string, answer: Answer) => {
    const send = async (req: Request, res: Response) => {
      const credentials = await httpAuth.credentials(req);
      await shared.send(req, res, await answer(req, { credentials }));
    };
    router.get(path, refusalAudited(auditor, send));
  };

  const get = (path: string, answer: Answer) =>
    router.get(path, refusalAudited(auditor, reply(answer)));

  getShared('/overview', (_, context) => service.getOverview(context));

  getShared('/matrix', (req, context) => {
    const query = parseQuery(matrixQuerySchema, req);
    return service.getMatrix(query, context);
  });

  getShared('/clusters', (_, context) => service.getClusters(context));

  get('/clusters/:hub/:name', (req, context) => {
    const { hub, name } = req.params;
    return service.getCluster({ hub, name }, context);
  });

  get('/clusters/:hub/:name/readiness', (req, context) => {
    const { hub, name } = req.params;
    return service.getClusterReadiness({ hub, name }, context);
  });

  get('/readiness', (_, context) => service.getReadiness(context));

  getShared('/applications', (req, context) => {
    const query = parseQuery(applicationsQuerySchema, req);
    return service.getApplications(query, context);
  });

  get(application, (req, context) =>
    service.getApplication(applicationOf(req), context),
  );

  get(`${application}/events`, (req, context) =>
    service.getApplicationEvents(applicationOf(req), context),
  );

  get(`${application}/resource-events`, (req, context) => {
    const resource = parseQuery(resourceEventsQuerySchema, req);
    return service.getResourceEvents(applicationOf(req), resource, context);
  });

  get(`${application}/syncwindows`, (req, context) =>
    service.getSyncWindows(applicationOf(req), context),
  );

  get(`${application}/manifests`, (req, context) => {
    const resource = parseQuery(resourceManifestsQuerySchema, req);
    return service.getResourceManifests(applicationOf(req), resource, context);
  });

  get(`${application}/revisions/:revision`, (req, context) => {
    const query = parseQuery(revisionQuerySchema, req);
    const { revision } = req.params;
    return service.getRevision(applicationOf(req), revision, query, context);
  });

  getShared('/applicationsets', (_, context) =>
    service.getApplicationSets(context),
  );

  get('/applicationsets/:hub/:namespace/:name', (req, context) => {
    const { hub, namespace, name } = req.params;
    return service.getApplicationSet({ hub, namespace, name }, context);
  });

  getShared('/entities/:kind/:namespace/:name/deployments', (req, context) => {
    const { kind, namespace, name } = req.params;
    return service.getEntityDeployments({ kind, namespace, name }, context);
  });

  getShared('/changes', (req, context) => {
    const query = parseQuery(changesQuerySchema, req);
    return service.getChanges(query, context);
  });

  get('/rollouts', (req, context) => {
    const query = parseQuery(rolloutsQuerySchema, req);
    return service.getRollouts(query, context);
  });

  get('/rollouts/:service', (req, context) => {
    const query = parseQuery(rolloutQuerySchema, req);
    return service.getRollout(req.params.service, query, context);
  });

  get('/events', (req, context) => {
    const query = parseQuery(eventsQuerySchema, req);
    return service.getEvents(query, context);
  });

  getShared('/vocabulary', (_, context) => service.getVocabulary(context));

  const preview = reply((req, context) => {
    const request = parseRequest(previewRequestSchema, req.body, 'field');
    return service.previewPlacement(request, context);
  });
  router.post('/placement/preview', previewAudited(auditor, preview));

  return router;
}

function parseQuery<T extends Parameters<typeof parseRequest>[0]>(
  schema: T,
  req: Request,
) {
  return parseRequest(schema, req.query, 'query parameter');
}

import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { metricsQuerySchema } from '@fleet-portal/backstage-plugin-fleet-common';
import type { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { FleetContext } from '../service/FleetService';
import type { ObservabilityService } from '../service/observability/ObservabilityService';
import { refusalAudited } from './audited';
import { parseRequest } from './parseRequest';

export interface ObservabilityRouterOptions {
  readonly observability: ObservabilityService;
  readonly httpAuth: HttpAuthService;
  readonly auditor: AuditorService;
}

/** The fleet and its hubs in numbers, now and over time. */
export function createObservabilityRouter(
  options: ObservabilityRouterOptions,
): Router {
  const { observability, httpAuth, auditor } = options;
  const router = PromiseRouter();
  const get = (
    path: string,
    answer: (req: Request, context: FleetContext) => Promise<object>,
  ) =>
    router.get(
      path,
      refusalAudited(auditor, async (req: Request, res: Response) => {
        const credentials = await httpAuth.credentials(req);
        res.json(await answer(req, { credentials }));
      }),
    );

  get('/metrics', (req, context) =>
    observability.getFleetMetrics(spanOf(req), context),
  );
  get('/clusters/:hub/:name/metrics', (req, context) => {
    const { hub, name } = req.params;
    return observability.getClusterMetrics({ hub, name }, spanOf(req), context);
  });
  get('/hubs', (_, context) => observability.getHubs(context));
  get('/hubs/:hub', (req, context) =>
    observability.getHub(req.params.hub, context),
  );
  return router;
}

function spanOf(req: Request) {
  return parseRequest(metricsQuerySchema, req.query, 'query parameter').span;
}

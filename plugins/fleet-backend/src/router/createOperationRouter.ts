import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  plainRequestSchema,
  refreshRequestSchema,
  rollbackRequestSchema,
  syncRequestSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import express, { Request } from 'express';
import PromiseRouter from 'express-promise-router';
import type { z } from 'zod';
import type { FleetContext } from '../service/FleetService';
import type { OperationService } from '../service/operations/OperationService';
import { operationAudited } from './audited';
import { applicationOf, parseRequest } from './parseRequest';

export interface OperationRouterOptions {
  readonly operations: OperationService;
  readonly httpAuth: HttpAuthService;
  readonly auditor: AuditorService;
}

const application = '/applications/:hub/:namespace/:name/operations';
const cluster = '/clusters/:hub/:name/operations';

/** What changes something on a hub; each call is put on record. */
export function createOperationRouter(
  options: OperationRouterOptions,
): express.Router {
  const { operations, httpAuth, auditor } = options;
  const router = PromiseRouter();
  router.use(express.json({ limit: '100kb' }));

  const post = <T extends z.ZodType>(
    path: string,
    schema: T,
    run: (
      req: Request,
      request: z.output<T>,
      context: FleetContext,
    ) => Promise<object>,
  ) =>
    router.post(
      path,
      operationAudited(auditor, async (req, res) => {
        const credentials = await httpAuth.credentials(req);
        const request = parseRequest(schema, req.body ?? {}, 'field');
        res.json(await run(req, request, { credentials }));
      }),
    );

  post(`${application}/refresh`, refreshRequestSchema, (req, asked, context) =>
    operations.refresh(applicationOf(req), asked, context),
  );

  post(`${application}/sync`, syncRequestSchema, (req, asked, context) =>
    operations.sync(applicationOf(req), asked, context),
  );

  post(`${application}/terminate`, plainRequestSchema, (req, _, context) =>
    operations.terminate(applicationOf(req), context),
  );

  post(
    `${application}/rollback`,
    rollbackRequestSchema,
    (req, asked, context) =>
      operations.rollback(applicationOf(req), asked, context),
  );

  post(`${cluster}/invalidate-cache`, plainRequestSchema, (req, _, context) => {
    const { hub, name } = req.params;
    return operations.invalidateClusterCache({ hub, name }, context);
  });

  return router;
}

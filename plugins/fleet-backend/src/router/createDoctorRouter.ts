import type {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  DoctorQuery,
  doctorQuerySchema,
  DoctorReport,
  fleetDoctorReadPermission,
  fleetReadPermission,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { requirePermissions } from '../permissions/requirePermissions';
import { refusalAudited } from './audited';
import { parseRequest } from './parseRequest';

export interface DoctorRouterOptions {
  readonly doctor: { report(query: DoctorQuery): Promise<DoctorReport> };
  readonly permissions: PermissionsService;
  readonly httpAuth: HttpAuthService;
  readonly auditor: AuditorService;
}

/** What works between the portal and its hubs and spokes, asked anew. */
export function createDoctorRouter(options: DoctorRouterOptions): Router {
  const { doctor, permissions, httpAuth, auditor } = options;
  const router = PromiseRouter();
  router.get(
    '/doctor',
    refusalAudited(auditor, async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      await requirePermissions(
        permissions,
        [fleetReadPermission, fleetDoctorReadPermission],
        credentials,
      );
      const query = parseRequest(
        doctorQuerySchema,
        req.query,
        'query parameter',
      );
      res.json(await doctor.report(query));
    }),
  );
  return router;
}

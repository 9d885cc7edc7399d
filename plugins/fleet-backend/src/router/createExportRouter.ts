import type {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  fleetHubExportPermission,
  fleetReadPermission,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { ServiceUnavailableError } from '@backstage/errors';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { HubExporter } from '../export/HubExporter';
import { requirePermissions } from '../permissions/requirePermissions';
import { refusalAudited } from './audited';

export interface ExportRouterOptions {
  readonly exporter: HubExporter;
  readonly permissions: PermissionsService;
  readonly httpAuth: HttpAuthService;
  readonly auditor: AuditorService;
}

/** A hub's configuration as an archive, made at this moment. */
export function createExportRouter(options: ExportRouterOptions): Router {
  const { exporter, permissions, httpAuth, auditor } = options;
  const router = PromiseRouter();
  router.get(
    '/hubs/:hub/export',
    refusalAudited(auditor, async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      await requirePermissions(
        permissions,
        [fleetReadPermission, fleetHubExportPermission],
        credentials,
      );
      const { hub } = req.params;
      const event = await auditor.createEvent({
        eventId: 'hub-export',
        severityLevel: 'medium',
        request: req,
        meta: { hub },
      });
      try {
        const { fileName, bytes, objects, missing } = await exporter.export(
          hub,
        );
        await event.success({ meta: { fileName, objects, missing } });
        res
          .type('application/gzip')
          .attachment(fileName)
          .set('Cache-Control', 'no-store')
          .send(bytes);
      } catch (error) {
        await event.fail({
          error: error instanceof Error ? error : new Error(String(error)),
        });
        throw error instanceof SourceError
          ? new ServiceUnavailableError(error.message)
          : error;
      }
    }),
  );
  return router;
}

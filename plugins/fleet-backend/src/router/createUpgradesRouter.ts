import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  plainRequestSchema,
  stopUpgradeRequestSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import express, { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { UpgradesService } from '../service/upgrades/UpgradesService';
import { operationAudited, refusalAudited } from './audited';
import { parseRequest } from './parseRequest';

export interface UpgradesRouterOptions {
  readonly upgrades: UpgradesService;
  readonly httpAuth: HttpAuthService;
  readonly auditor: AuditorService;
}

/** The upgrade of Kubernetes, wave by wave; who stops or resumes it is put on record. */
export function createUpgradesRouter({
  upgrades,
  httpAuth,
  auditor,
}: UpgradesRouterOptions): Router {
  const router = PromiseRouter();
  router.get(
    '/upgrades',
    refusalAudited(auditor, async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      res.json(await upgrades.getUpgrades({ credentials }));
    }),
  );
  router.use(express.json({ limit: '100kb' }));
  router.post(
    '/upgrades/stop',
    operationAudited(
      auditor,
      async (req, res) => {
        const credentials = await httpAuth.credentials(req);
        const asked = parseRequest(stopUpgradeRequestSchema, req.body, 'field');
        res.json(await upgrades.stopUpgrade(asked, { credentials }));
      },
      'fleet-upgrade',
    ),
  );
  router.post(
    '/upgrades/resume',
    operationAudited(
      auditor,
      async (req, res) => {
        const credentials = await httpAuth.credentials(req);
        parseRequest(plainRequestSchema, req.body ?? {}, 'field');
        res.json(await upgrades.resumeUpgrade({ credentials }));
      },
      'fleet-upgrade',
    ),
  );
  return router;
}

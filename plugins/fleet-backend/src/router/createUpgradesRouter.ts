import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { UpgradesService } from '../service/upgrades/UpgradesService';
import { refusalAudited } from './audited';

export interface UpgradesRouterOptions {
  readonly upgrades: UpgradesService;
  readonly httpAuth: HttpAuthService;
  readonly auditor: AuditorService;
}

/** The upgrade of Kubernetes, wave by wave. */
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
  return router;
}

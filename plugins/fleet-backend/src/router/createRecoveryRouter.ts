import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { RecoveryService } from '../service/recovery/RecoveryService';
import { refusalAudited } from './audited';

export interface RecoveryRouterOptions {
  readonly recovery: RecoveryService;
  readonly httpAuth: HttpAuthService;
  readonly auditor: AuditorService;
}

/** How clusters would come back from a disaster. */
export function createRecoveryRouter(options: RecoveryRouterOptions): Router {
  const { recovery, httpAuth, auditor } = options;
  const router = PromiseRouter();
  router.get(
    '/recovery',
    refusalAudited(auditor, async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      res.json(await recovery.getRecovery({ credentials }));
    }),
  );
  router.get(
    '/recovery/regions',
    refusalAudited(auditor, async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      res.json(await recovery.getRegions({ credentials }));
    }),
  );
  router.get(
    '/clusters/:hub/:name/recovery',
    refusalAudited(auditor, async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      const { hub, name } = req.params;
      res.json(
        await recovery.getClusterRecovery({ hub, name }, { credentials }),
      );
    }),
  );
  return router;
}

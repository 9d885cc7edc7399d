import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { NetworkingService } from '../service/networking/NetworkingService';
import { refusalAudited } from './audited';

export interface NetworkingRouterOptions {
  readonly networking: NetworkingService;
  readonly httpAuth: HttpAuthService;
  readonly auditor: AuditorService;
}

/** How clusters are reached, and linked to each other. */
export function createNetworkingRouter(
  options: NetworkingRouterOptions,
): Router {
  const { networking, httpAuth, auditor } = options;
  const router = PromiseRouter();
  router.get(
    '/networking',
    refusalAudited(auditor, async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      res.json(await networking.getNetworking({ credentials }));
    }),
  );
  router.get(
    '/clusters/:hub/:name/networking',
    refusalAudited(auditor, async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      const { hub, name } = req.params;
      res.json(
        await networking.getClusterNetwork({ hub, name }, { credentials }),
      );
    }),
  );
  return router;
}

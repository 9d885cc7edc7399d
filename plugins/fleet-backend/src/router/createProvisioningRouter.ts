import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { ProvisioningService } from '../service/provisioning/ProvisioningService';
import { refusalAudited } from './audited';

export interface ProvisioningRouterOptions {
  readonly provisioning: ProvisioningService;
  readonly httpAuth: HttpAuthService;
  readonly auditor: AuditorService;
}

/** The clusters that Cluster API makes. */
export function createProvisioningRouter({
  provisioning,
  httpAuth,
  auditor,
}: ProvisioningRouterOptions): Router {
  const router = PromiseRouter();
  router.get(
    '/provisioning',
    refusalAudited(auditor, async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      res.json(await provisioning.getProvisioning({ credentials }));
    }),
  );
  router.get(
    '/provisioning/:hub/:namespace/:name',
    refusalAudited(auditor, async (req, res) => {
      const credentials = await httpAuth.credentials(req);
      const { hub, namespace, name } = req.params;
      const ref = { hub, namespace, name };
      res.json(await provisioning.getProvisionedCluster(ref, { credentials }));
    }),
  );
  return router;
}

import { applicationTexts } from './application';
import { clusterTexts } from './cluster';
import { doctorTexts } from './doctor';
import { entityTexts } from './entity';
import { formTexts } from './form';
import { frameTexts } from './frame';
import { metricsTexts } from './metrics';
import { connectTexts } from './connect';
import { networkingTexts } from './networking';
import { operationTexts } from './operation';
import { overviewTexts } from './overview';
import { phraseTexts } from './phrases';
import { upgradeTexts } from './upgrade';
import { provisioningTexts } from './provisioning';
import { readinessTexts } from './readiness';
import { recoveryTexts } from './recovery';
import { regionTexts } from './region';
import { resourceTexts } from './resource';
import { rolloutTexts } from './rollout';
import { stateTexts } from './state';
import { whatIfTexts } from './whatIf';

/** Every word that the fleet pages say, in German. Argo CD's own terms stay as they are. */
const german = {
  ...stateTexts,
  ...frameTexts,
  ...overviewTexts,
  ...clusterTexts,
  ...applicationTexts,
  ...resourceTexts,
  ...entityTexts,
  ...rolloutTexts,
  ...formTexts,
  ...readinessTexts,
  ...provisioningTexts,
  ...upgradeTexts,
  ...recoveryTexts,
  ...regionTexts,
  ...connectTexts,
  ...networkingTexts,
  ...doctorTexts,
  ...metricsTexts,
  ...operationTexts,
  ...whatIfTexts,
  ...phraseTexts,
};
export default german;

import { englishPhrases } from '@fleet-portal/backstage-plugin-fleet-common';
import { applicationMessages } from './applicationMessages';
import { clusterMessages } from './clusterMessages';
import { doctorMessages } from './doctorMessages';
import { entityMessages } from './entityMessages';
import { formMessages } from './formMessages';
import { frameMessages } from './frameMessages';
import { metricsMessages } from './metricsMessages';
import { connectMessages } from './connectMessages';
import { networkingMessages } from './networkingMessages';
import { operationMessages } from './operationMessages';
import { overviewMessages } from './overviewMessages';
import { upgradeMessages } from './upgradeMessages';
import { provisioningMessages } from './provisioningMessages';
import { readinessMessages } from './readinessMessages';
import { recoveryMessages } from './recoveryMessages';
import { regionMessages } from './regionMessages';
import { resourceMessages } from './resourceMessages';
import { rolloutMessages } from './rolloutMessages';
import { stateMessages } from './stateMessages';
import { whatIfMessages } from './whatIfMessages';

/**
 * Every word that the fleet pages say, in English. `{{name}}` is filled in;
 * keys that end in `_one` and `_other` are the two forms of one sentence.
 */
export const messages = {
  ...stateMessages,
  ...frameMessages,
  ...overviewMessages,
  ...clusterMessages,
  ...applicationMessages,
  ...resourceMessages,
  ...entityMessages,
  ...rolloutMessages,
  ...whatIfMessages,
  ...formMessages,
  ...readinessMessages,
  ...provisioningMessages,
  ...upgradeMessages,
  ...recoveryMessages,
  ...regionMessages,
  ...connectMessages,
  ...networkingMessages,
  ...doctorMessages,
  ...metricsMessages,
  ...operationMessages,
  /** The sentences of the backend. */
  said: englishPhrases,
} as const;

import {
  platformKinds,
  spokeReadings,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { readAddOns } from '../../spoke/addOns';
import { readClusterApi } from '../../spoke/clusterApi/readClusterApi';
import { readNodes } from '../../spoke/nodes';
import type { PlatformApi } from '../../spoke/platform/PlatformApi';
import { readPlatform } from '../../spoke/platform/readPlatform';
import { readPods } from '../../spoke/pods';
import { readOne } from '../../spoke/readOne';
import { readUsage } from '../../spoke/usage';
import { readVersion } from '../../spoke/version';

type Reader = (api: PlatformApi) => Promise<unknown>;

/** Everything that is read of a spoke or of a management cluster, but its `/readyz`. */
export const spokeReaders: Record<string, Reader> = {
  version: api => readVersion(api, 'spoke'),
  nodes: readNodes,
  pods: readPods,
  usage: readUsage,
  addOns: readAddOns,
  clusterApi: readClusterApi,
  ...Object.fromEntries(
    platformKinds.map(kind => [
      kind,
      (api: PlatformApi) => readPlatform(kind, api),
    ]),
  ),
  ...Object.fromEntries(
    spokeReadings.map(reading => [
      `access to ${reading}`,
      (api: PlatformApi) => readOne(reading, api),
    ]),
  ),
};

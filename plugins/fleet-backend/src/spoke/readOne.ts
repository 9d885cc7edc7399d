import type { SpokeReading } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { daemonSetCollection, deploymentCollection } from './addOns';
import { nodeCollection } from './nodes';
import type { Collection, PlatformApi } from './platform/PlatformApi';
import { podCollection } from './pods';
import { readUsage } from './usage';

const collections: Partial<Record<SpokeReading, Collection>> = {
  nodes: nodeCollection,
  pods: podCollection,
  deployments: deploymentCollection,
  daemonSets: daemonSetCollection,
};

/** Asks for the first object of a kind; the metrics API has no pages. */
export async function readOne(
  reading: SpokeReading,
  api: PlatformApi,
): Promise<void> {
  const collection = collections[reading];
  if (!collection) {
    await readUsage(api);
    return;
  }
  const pages = api.pages({ ...collection, pageSize: 1 }, z.unknown());
  await pages.next();
}

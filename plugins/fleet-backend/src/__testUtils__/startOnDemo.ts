import type { Entity } from '@backstage/catalog-model';
import type { FleetClient } from '@fleet-portal/backstage-plugin-fleet-common';
import type { JsonObject } from '@backstage/types';
import { Fleet, portalConfig, startFleet } from '@fleet-portal/fleet-simulator';
import { eventually, startPlugin } from './startPlugin';

type Urls = Fleet['urls'];

interface DemoOptions {
  world?: Parameters<typeof startFleet>[0];
  /** What is so in the world when the plugin first looks. */
  before?: (fleet: Fleet) => void;
  /** What is under `fleet`, made from what the demo says of itself. */
  settings?: (demo: JsonObject, urls: Urls) => JsonObject;
  entities?: Entity[];
}

/** What a portal that watches these hubs and spokes has under `fleet`. */
export const demoSettings = (urls: Urls): JsonObject =>
  JSON.parse(JSON.stringify(portalConfig(urls).fleet));

/** Resolves when the portal knows every Application of the world. */
export async function everyApplication(
  client: FleetClient,
  { world }: Fleet,
): Promise<void> {
  const inTheWorld = world.hubs.flatMap(hub => [...hub.applications()]);
  // The stream tells of some before the list has all of them.
  await eventually(
    () => client.getApplications({ limit: 1 }),
    ({ total }) => {
      if (total < inTheWorld.length) throw new Error('early');
    },
  );
}

/** The whole plugin and the demo fleet, over real HTTP on both sides. */
export async function startOnDemo({
  world,
  before,
  settings = demo => demo,
  entities,
}: DemoOptions = {}) {
  const fleet = await startFleet(world);
  try {
    before?.(fleet);
    const { urls } = fleet;
    const plugin = await startPlugin(settings(demoSettings(urls), urls), {
      entities,
    });
    const stop = async () => {
      await plugin.stop();
      await fleet.stop();
    };
    return { ...plugin, fleet, stop };
  } catch (error) {
    await fleet.stop();
    throw error;
  }
}

import type { Config } from '@backstage/config';
import type { DoctorReport } from '@fleet-portal/backstage-plugin-fleet-common';
import type { Clock } from '../clock';
import { readFleetConfig } from '../config';
import { createHubClient } from '../hub/createHubClient';
import { ConfiguredSpokeAccess, KubernetesPluginSpokeAccess } from '../spoke';
import { Doctor } from './Doctor';
import { within } from './within';

const listTimeoutMs = 30_000;

/**
 * The doctor's report of a configuration, without a running portal. Hubs and
 * spokes of other modules, and the catalog, are not known to it.
 */
export async function examineConfiguration(
  config: Config,
  clock: Clock,
): Promise<DoctorReport> {
  const fleet = readFleetConfig(config);
  const clients = new Map(
    fleet.hubs.map(hub => [hub.name, createHubClient(hub)]),
  );
  const doctor = new Doctor({
    config: fleet,
    hubClients: clients,
    spokeAccess: [
      new ConfiguredSpokeAccess(fleet.spokes),
      new KubernetesPluginSpokeAccess(
        fleet.kubernetesPlugin,
        fleet.hubs.length + fleet.unusableHubs.length,
      ),
    ],
    async clusters(name) {
      const hub = fleet.hubs.find(one => one.name === name);
      const client = clients.get(name);
      const muted = hub?.muted && clock.now() < (hub.muted.until ?? Infinity);
      if (!client || muted) return undefined;
      try {
        const { items } = await within(clock, listTimeoutMs, signal =>
          client.listClusters({ signal }),
        );
        return items;
      } catch {
        // What is wrong with the hub is told by its own checks.
        return undefined;
      }
    },
    clock,
  });
  try {
    return await doctor.report();
  } finally {
    await Promise.all([...clients.values()].map(client => client.close()));
  }
}

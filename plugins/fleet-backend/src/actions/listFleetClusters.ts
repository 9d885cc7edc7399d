import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  ClusterSummary,
  fleetReadPermission,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetService } from '../service';
import { looksOnly, unheardOf, unheardSchema } from './answerParts';

/** `list-fleet-clusters` */
export function registerListFleetClusters(
  registry: ActionsRegistryService,
  service: FleetService,
): void {
  registry.register({
    name: 'list-fleet-clusters',
    title: 'List the clusters of the fleet',
    description:
      'Lists the Kubernetes clusters that the Argo CD hubs of the fleet deploy to: environment, region, Kubernetes version, what the hub says of the connection, what the portal’s own probe says, and how its Applications are. Where hub and probe contradict each other, believe the probe.',
    visibilityPermission: fleetReadPermission,
    attributes: looksOnly,
    schema: {
      input: z =>
        z.object({
          hub: z.string().optional().describe('Only clusters of this hub'),
          environment: z
            .string()
            .optional()
            .describe('Only clusters of this environment, such as prod'),
          troubledOnly: z
            .boolean()
            .optional()
            .describe(
              'Only clusters that do not answer, or that have an Application that is not healthy',
            ),
        }),
      output: z =>
        z.object({
          clusters: z.array(
            z.object({
              hub: z.string(),
              name: z.string(),
              environment: z.string().optional(),
              region: z.string().optional(),
              kubernetesVersion: z.string().optional(),
              hubSays: z.string(),
              probe: z.string(),
              contradicted: z
                .boolean()
                .describe('The hub vouches for it and it does not answer'),
              reason: z.string().optional(),
              applications: z.number(),
              states: z
                .record(z.string(), z.number())
                .describe('Applications by state'),
            }),
          ),
          unheard: unheardSchema(z),
        }),
    },
    examples: [
      { title: 'Production clusters', input: { environment: 'prod' } },
      { title: 'Clusters in trouble', input: { troubledOnly: true } },
    ],
    async action({ input, credentials }) {
      const { items, sources } = await service.getClusters({ credentials });
      const clusters = items.filter(
        cluster =>
          (input.hub ?? cluster.ref.hub) === cluster.ref.hub &&
          (input.environment ?? cluster.environment) === cluster.environment &&
          (!input.troubledOnly || isTroubled(cluster)),
      );
      const unheard = unheardOf(sources);
      return { output: { clusters: clusters.map(toOutput), unheard } };
    },
  });
}

function isTroubled({ probe, states, applications }: ClusterSummary): boolean {
  const well = (states.healthy ?? 0) + (states.unverified ?? 0);
  return (
    probe.state === 'unreachable' ||
    probe.state === 'unauthorized' ||
    well < applications
  );
}

function toOutput(cluster: ClusterSummary) {
  const { ref, hubSays, probe } = cluster;
  return {
    hub: ref.hub,
    name: ref.name,
    environment: cluster.environment,
    region: cluster.region,
    kubernetesVersion: cluster.kubernetesVersion,
    hubSays: hubSays.status,
    probe: probe.state,
    contradicted: cluster.contradicted,
    reason: probe.reason ?? hubSays.message,
    applications: cluster.applications,
    states: { ...cluster.states },
  };
}

import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { fleetReadPermission } from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetService } from '../service';
import {
  applicationOf,
  applicationSchema,
  looksOnly,
  nothingFound,
  nothingFoundSchema,
  serviceWords,
  unheardOf,
  unheardSchema,
} from './answerParts';
import { serviceDeployments } from './serviceDeployments';

/** `get-service-deployments` */
export function registerGetServiceDeployments(
  registry: ActionsRegistryService,
  service: FleetService,
): void {
  registry.register({
    name: 'get-service-deployments',
    title: 'Get where a service runs',
    description:
      'Says on which clusters of the fleet a service runs, in which version and state, and why where it is not well; the version of each environment; and the clusters that it is not placed on.',
    visibilityPermission: fleetReadPermission,
    attributes: looksOnly,
    schema: {
      input: z => z.object({ service: z.string().describe(serviceWords) }),
      output: z =>
        z.object({
          words: nothingFoundSchema(z),
          entityRef: z.string().optional(),
          applications: z
            .array(applicationSchema(z))
            .describe('Argo CD Applications, most harm first'),
          environments: z
            .array(
              z.object({
                name: z.string(),
                version: z.string().optional(),
                state: z.string().optional(),
                applications: z.number(),
                releasesToPromote: z
                  .number()
                  .describe('Releases of the environment before it'),
              }),
            )
            .describe(
              'In promotion order; empty for a service without a catalog entity',
            ),
          notPlaced: z.array(
            z.object({
              hub: z.string(),
              cluster: z.string(),
              environment: z.string().optional(),
              reasons: z.array(z.string()),
            }),
          ),
          unheard: unheardSchema(z),
        }),
    },
    examples: [
      {
        title: 'A component of the catalog',
        input: { service: 'component:default/checkout' },
      },
    ],
    async action({ input, credentials }) {
      const found = await serviceDeployments(service, input.service, {
        credentials,
      });
      return {
        output: {
          words: nothingFound(found, input.service),
          entityRef: found.entityRef,
          applications: found.applications.map(applicationOf),
          environments: found.environments.map(one => ({
            name: one.name,
            version: one.version,
            state: one.state,
            applications: one.applications,
            releasesToPromote: one.releasesToPromote,
          })),
          notPlaced: found.notPlaced.map(
            ({ hub, cluster, environment, reasons }) => ({
              hub,
              cluster,
              environment,
              reasons,
            }),
          ),
          unheard: unheardOf(found.sources),
        },
      };
    },
  });
}

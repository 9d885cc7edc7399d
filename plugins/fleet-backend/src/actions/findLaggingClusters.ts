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
import { laggingOf } from './lagging';
import { serviceDeployments } from './serviceDeployments';

/** `find-lagging-clusters` */
export function registerFindLaggingClusters(
  registry: ActionsRegistryService,
  service: FleetService,
): void {
  registry.register({
    name: 'find-lagging-clusters',
    title: 'Find the clusters that did not get the newest release',
    description:
      'Says which clusters do not run the newest release of a service, how many releases they are behind, and why: not promoted, waiting for a step, failed, or not heard.',
    visibilityPermission: fleetReadPermission,
    attributes: looksOnly,
    schema: {
      input: z =>
        z.object({
          service: z.string().describe(serviceWords),
          environment: z
            .string()
            .optional()
            .describe('Tell only clusters of this environment'),
        }),
      output: z =>
        z.object({
          words: nothingFoundSchema(z),
          newest: z
            .string()
            .optional()
            .describe('The newest release anywhere in the fleet'),
          basis: z
            .enum(['version', 'deployment'])
            .describe(
              'deployment: the versions have no order, so the latest to be deployed is taken for the newest',
            ),
          lagging: z.array(
            applicationSchema(z)
              .omit({ releasesBehind: true })
              .extend({
                releasesBehind: z
                  .number()
                  .optional()
                  .describe('Of the whole fleet, not only its environment'),
                why: z.string(),
              }),
          ),
          upToDate: z
            .number()
            .describe('Applications anywhere that run the newest'),
          unheard: unheardSchema(z),
        }),
    },
    examples: [
      {
        title: 'Production clusters that lag',
        input: { service: 'checkout', environment: 'prod' },
      },
    ],
    async action({ input, credentials }) {
      const found = await serviceDeployments(service, input.service, {
        credentials,
      });
      const { newest, basis, lagging, upToDate } = laggingOf(
        found.applications,
      );
      const wanted = lagging.filter(
        ({ application: { environment } }) =>
          (input.environment ?? environment) === environment,
      );
      return {
        output: {
          words: nothingFound(found, input.service),
          newest,
          basis,
          lagging: wanted.map(one => ({
            ...applicationOf(one.application),
            releasesBehind: one.releasesBehind,
            why: one.why,
          })),
          upToDate,
          unheard: unheardOf(found.sources),
        },
      };
    },
  });
}

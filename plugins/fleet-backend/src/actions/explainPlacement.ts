import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  ApplicationSetDetail,
  ApplicationSetSummary,
  fleetReadPermission,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetService } from '../service';
import {
  applicationOf,
  applicationSchema,
  looksOnly,
  serviceWords,
  unheardOf,
  unheardSchema,
} from './answerParts';

/** `explain-placement` */
export function registerExplainPlacement(
  registry: ActionsRegistryService,
  service: FleetService,
): void {
  registry.register({
    name: 'explain-placement',
    title: 'Explain why a service is, or is not, on a cluster',
    description:
      'Says for each ApplicationSet of a service whether its generators yield a cluster, and if not, which labels or entries decide against it. A cluster may be taken and its Application still be in trouble: look at applications and trouble.',
    visibilityPermission: fleetReadPermission,
    attributes: looksOnly,
    schema: {
      input: z =>
        z.object({
          service: z
            .string()
            .describe(`${serviceWords}, or the name of an ApplicationSet`),
          cluster: z.string().describe('The cluster, as its hub calls it'),
          hub: z
            .string()
            .optional()
            .describe('Needed where several hubs have a cluster of that name'),
        }),
      output: z =>
        z.object({
          words: z.string().describe('The answer in one or two sentences'),
          placements: z.array(
            z.object({
              hub: z.string(),
              namespace: z.string(),
              applicationSet: z.string(),
              generators: z.array(z.string()),
              clusterKnown: z
                .boolean()
                .describe('Its hub has registered a cluster of that name'),
              matched: z.boolean(),
              reasons: z
                .array(z.string())
                .describe('Why it is not taken, one per requirement'),
              applications: z.array(applicationSchema(z)),
              trouble: z
                .string()
                .optional()
                .describe('Why the ApplicationSet itself does not work'),
              unsupported: z
                .array(z.string())
                .describe('What could not be evaluated: the answer may differ'),
            }),
          ),
          unheard: unheardSchema(z),
        }),
    },
    examples: [
      {
        title: 'Why not there?',
        input: { service: 'checkout', cluster: 'prod-us-3' },
      },
    ],
    async action({ input, credentials }) {
      const context = { credentials };
      const { items, sources } = await service.getApplicationSets(context);
      const wanted = items.filter(
        set =>
          (input.hub ?? set.ref.hub) === set.ref.hub &&
          isOf(set, input.service),
      );
      const placements = [];
      for (const { ref } of wanted) {
        const detail = await service.getApplicationSet(ref, context);
        placements.push(placementOf(detail, input.cluster));
      }
      return {
        output: {
          words: wordsOf(input, placements),
          placements,
          unheard: unheardOf(sources),
        },
      };
    },
  });
}

function isOf(set: ApplicationSetSummary, service: string): boolean {
  return [set.service, set.entityRef, set.ref.name].includes(service);
}

function placementOf(detail: ApplicationSetDetail, cluster: string) {
  const { ref, generators, reason, state } = detail.applicationSet;
  const found = detail.placement.find(one => one.cluster === cluster);
  return {
    hub: ref.hub,
    namespace: ref.namespace,
    applicationSet: ref.name,
    generators: generators.map(({ words }) => words),
    clusterKnown: found !== undefined,
    matched: found?.matched ?? false,
    reasons: found?.reasons ?? [],
    applications: detail.applications
      .filter(one => one.cluster === cluster)
      .map(applicationOf),
    trouble: state === 'error' ? reason : undefined,
    unsupported: detail.unsupported.map(
      one => `${one.generator}: ${one.reason}`,
    ),
  };
}

function wordsOf(
  { service, cluster }: { service: string; cluster: string },
  placements: readonly ReturnType<typeof placementOf>[],
): string {
  if (placements.length === 0) {
    return `No ApplicationSet that you may see places ${service}. An Application that nobody generates goes to the one cluster that its destination names.`;
  }
  const known = placements.filter(({ clusterKnown }) => clusterKnown);
  if (known.length === 0) {
    return `No hub with an ApplicationSet of ${service} has a cluster ${cluster} that you may see. Register it on the hub first.`;
  }
  const taking = known.filter(({ matched }) => matched);
  if (taking.length === 0) {
    const reasons = [...new Set(known.flatMap(one => one.reasons))];
    return `${service} is not placed on ${cluster}: ${
      reasons.join('; ') || 'no generator yields it'
    }.`;
  }
  const names = taking.map(one => one.applicationSet).join(', ');
  const applications = taking.flatMap(one => one.applications);
  const [trouble] = taking.flatMap(one => one.trouble ?? []);
  if (applications.length > 0) {
    return `${service} is placed on ${cluster} by ${names}: ${applications
      .map(one => `${one.name} is ${one.state}`)
      .join(', ')}.`;
  }
  return `${names} takes ${cluster}, and there is no Application yet${
    trouble ? `: ${trouble}` : ''
  }.`;
}

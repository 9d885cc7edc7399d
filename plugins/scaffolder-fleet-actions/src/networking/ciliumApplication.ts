import {
  FieldProblem,
  quote,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { ciliumChart } from '../manifests/platform/charts';
import { chartSource, Delivery } from '../manifests/platform/delivery';
import type { MeshValues } from './connection';

/** One that somebody wrote may have more; it stays as it is. */
const peerSchema = z.looseObject({ name: z.string() });

const applicationSchema = z.object({
  kind: z.literal('Application'),
  metadata: z.object({ name: z.string(), namespace: z.string() }),
  spec: z.object({
    project: z.string(),
    destination: z.looseObject({}),
    sources: z.array(
      z.looseObject({
        chart: z.string().optional(),
        helm: z
          .looseObject({
            values: z.string().optional(),
            valuesObject: z
              .looseObject({
                clustermesh: z
                  .looseObject({
                    config: z
                      .looseObject({ clusters: z.array(peerSchema).optional() })
                      .optional(),
                  })
                  .optional(),
              })
              .optional(),
          })
          .optional(),
      }),
    ),
  }),
});

/**
 * The Application of Cilium with the values of a mesh over those that it has.
 * Clusters that it was told of before stay.
 *
 * @param text - the file with the Applications of the cluster, if there is one
 * @returns what is wrong with it where Cilium is not in the repository, or
 * where its values are text, which an object beside it would put out of force
 */
export function withMeshValues(
  path: string,
  text: string | undefined,
  cluster: string,
  values: MeshValues,
): Delivery | Pick<FieldProblem, 'message'> {
  const name = `${cluster}-cilium`;
  const found = parseAllDocuments(text ?? '')
    .flatMap(document =>
      document.errors.length > 0
        ? []
        : applicationSchema.safeParse(document.toJS()).data ?? [],
    )
    .find(({ metadata }) => metadata.name === name);
  const source = found?.spec.sources.find(
    ({ chart }) => chart === ciliumChart.chart,
  );
  if (!found || !source) {
    return {
      message: `${quote(
        path,
      )} has no Application ${name} with Cilium's chart among its sources; bring Cilium under Git first, by the template that equips a spoke`,
    };
  }
  if (source.helm?.values) {
    return {
      message: `${quote(
        path,
      )}: ${name} has its values as text; write them as valuesObject first`,
    };
  }
  const told = source.helm?.valuesObject?.clustermesh?.config?.clusters ?? [];
  const { project, destination } = found.spec;
  return {
    application: {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: found.metadata,
      spec: {
        project,
        destination,
        sources: [
          chartSource(ciliumChart, 'cilium', {
            values: { ...withPeers(values, told) },
          }),
        ],
      },
    },
    files: [],
  };
}

function withPeers(values: MeshValues, told: z.infer<typeof peerSchema>[]) {
  const { config } = values.clustermesh;
  const wanted = new Map(config.clusters.map(peer => [peer.name, peer]));
  const kept = told.map(peer => wanted.get(peer.name) ?? peer);
  const added = config.clusters.filter(
    ({ name }) => !told.some(peer => peer.name === name),
  );
  const clusters = [...kept, ...added];
  return {
    ...values,
    clustermesh: { ...values.clustermesh, config: { ...config, clusters } },
  };
}

import {
  FieldProblem,
  quote,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { narrowAccessOf } from '../manifests/platform/hubAccess';
import type { FleetFiles } from '../repository/FleetFiles';
import type { ConnectIntent } from './connectIntent';

/** The clusters on which their hub may not write what links them, each with its field. */
export async function accessProblems(
  repository: Pick<FleetFiles, 'find'>,
  { clusters, layout }: ConnectIntent,
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  for (const [index, { hub, cluster }] of clusters.entries()) {
    const path = await narrowAccessOf(repository, { hub, cluster, layout });
    if (path !== undefined) {
      problems.push({
        field: `clusters[${index}].cluster`,
        message: `${quote(
          path,
        )} lets the hub write workloads only, and what links clusters brings roles and definitions of custom resources; onboard ${cluster} with cluster-admin, or leave it out`,
      });
    }
  }
  return problems;
}

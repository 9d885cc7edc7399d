import type { ClusterApiManifest } from './clusterApiTypes';
import { buildCluster } from './definitionParts';
import type { IntentOf } from './provisionIntent';

/** What Cluster API's own examples of a ClusterClass call their workers. */
const WORKER_CLASS = 'default-worker';

/** A cluster from a ClusterClass: everything but these few values is the class's. */
export function buildTopologyCluster(
  intent: IntentOf<'topology'>,
): ClusterApiManifest[] {
  const { clusterClass, controlPlane, variables, version, workers } = intent;
  const { name, namespace, workerClass } = clusterClass;
  return [
    buildCluster(intent, {
      topology: {
        classRef: { name, ...(namespace && { namespace }) },
        version,
        controlPlane: { replicas: controlPlane.replicas },
        workers: {
          machineDeployments: [
            {
              class: workerClass ?? WORKER_CLASS,
              name: 'workers',
              replicas: workers.replicas,
            },
          ],
        },
        ...(variables && variables.length > 0 && { variables }),
      },
    }),
  ];
}

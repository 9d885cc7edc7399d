import {
  AppsV1Api,
  Configuration,
  CoreV1Api,
  CustomObjectsApi,
} from '@kubernetes/client-node';
import type { SpokeReading } from '@fleet-portal/backstage-plugin-fleet-node';
import { decodeUsage } from './usage';

/** Asks for the first object of a kind; the metrics API has no pages. */
export async function readOne(
  reading: SpokeReading,
  configuration: Configuration,
): Promise<void> {
  const one = { limit: 1 };
  switch (reading) {
    case 'nodes':
      await new CoreV1Api(configuration).listNode(one);
      return;
    case 'pods':
      await new CoreV1Api(configuration).listPodForAllNamespaces(one);
      return;
    case 'deployments':
      await new AppsV1Api(configuration).listDeploymentForAllNamespaces(one);
      return;
    case 'daemonSets':
      await new AppsV1Api(configuration).listDaemonSetForAllNamespaces(one);
      return;
    default:
      decodeUsage(
        await new CustomObjectsApi(configuration).listClusterCustomObject({
          group: 'metrics.k8s.io',
          version: 'v1beta1',
          plural: 'nodes',
        }),
      );
  }
}

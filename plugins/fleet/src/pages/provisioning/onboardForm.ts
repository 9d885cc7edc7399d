import { ProvisionedCluster } from '@fleet-portal/backstage-plugin-fleet-common';
import { JsonObject } from '@backstage/types';

/** What the form for onboarding knows of a cluster that Cluster API made. */
export function onboardForm(cluster: ProvisionedCluster): JsonObject {
  const { hub, name, server, labels } = cluster;
  const { env, region, tier } = labels;
  return {
    hub,
    cluster: name,
    clusterApi: true,
    ...(server && { server }),
    ...(env && { environment: env }),
    ...(region && { region }),
    ...(tier && { tier }),
  };
}

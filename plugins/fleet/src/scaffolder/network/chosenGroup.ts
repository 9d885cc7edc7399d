import { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import { isRecord } from '../formContext';

/** A cluster of a group, as `fleet:network:connect` takes it. */
export interface ChosenCluster {
  hub: string;
  cluster: string;
  /** Addresses of its pods, where somebody wrote them. */
  podCidr?: string;
}

export const refOf = ({ hub, cluster }: ChosenCluster): ClusterRef => ({
  hub,
  name: cluster,
});

/** What of the form says which clusters are linked, and how; as far as it is filled in yet. */
export function chosenGroup(form: unknown): {
  clusters: ChosenCluster[];
  isMesh: boolean;
  globalnet: boolean;
  dnsDomain?: string;
} {
  const { clusters, technology, submariner, externalDns } = isRecord(form)
    ? form
    : {};
  const domain = isRecord(externalDns) ? externalDns.domain : undefined;
  return {
    clusters: (Array.isArray(clusters) ? clusters : []).flatMap(chosenCluster),
    isMesh: technology === 'ciliumMesh',
    globalnet: isRecord(submariner) && submariner.globalnet === true,
    ...(typeof domain === 'string' && domain !== '' && { dnsDomain: domain }),
  };
}

function chosenCluster(value: unknown): ChosenCluster[] {
  if (!isRecord(value)) return [];
  const { hub, cluster, podCidr } = value;
  return typeof hub === 'string' && typeof cluster === 'string'
    ? [{ hub, cluster, ...(typeof podCidr === 'string' && { podCidr }) }]
    : [];
}

import { ProvisionedClusterDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { Fact, Facts } from '../../components/layout';
import { Counts, VersionWords } from '../../components/provisioning';
import { Age } from '../../components/time';
import { useFleetText } from '../../translation';

/** What a cluster is made of. */
export const ProvisionedFacts = ({
  detail: { cluster, workerSets, managementCluster },
}: {
  detail: ProvisionedClusterDetail;
}) => {
  const t = useFleetText();
  const { ref } = managementCluster;
  const labels = Object.entries(cluster.labels).filter(
    ([key]) => !isOfClusterApi(key),
  );
  const facts: (Fact | undefined)[] = [
    {
      term: t('provisioning.version'),
      value: <VersionWords cluster={cluster} />,
    },
    { term: t('provisioning.phase'), value: cluster.phase },
    {
      term: t('provisioning.controlPlane'),
      value: [
        cluster.controlPlaneKind,
        !cluster.controlPlane && t('provisioning.ofCloud'),
      ]
        .filter(Boolean)
        .join(', '),
    },
    cluster.clusterClass
      ? { term: t('provisioning.clusterClass'), value: cluster.clusterClass }
      : undefined,
    ...workerSets.map(set => ({
      term: t('provisioning.workers'),
      value: (
        <>
          {set.name}: <Counts counts={set} />
        </>
      ),
    })),
    cluster.server
      ? { term: t('provisioning.server'), value: cluster.server }
      : undefined,
    {
      term: t('provisioning.madeBy'),
      value: `${ref.name} / ${ref.hub}, ${t('provisioning.namespace')} ${
        cluster.namespace
      }`,
    },
    cluster.createdAt
      ? {
          term: t('provisioning.created'),
          value: <Age at={cluster.createdAt} />,
        }
      : undefined,
    labels.length > 0
      ? {
          term: t('provisioning.labels'),
          value: labels.map(([key, value]) => `${key}=${value}`).join(', '),
        }
      : undefined,
  ];
  return <Facts facts={facts.flatMap(fact => fact ?? [])} />;
};

/** Labels by which Cluster API finds its objects say nothing to people. */
function isOfClusterApi(key: string): boolean {
  return /(^|\.)cluster\.x-k8s\.io\//.test(key);
}

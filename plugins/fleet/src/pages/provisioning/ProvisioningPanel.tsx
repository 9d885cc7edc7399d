import {
  ClusterRef,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Facts, Panel } from '../../components/layout';
import { PageLink } from '../../components/links';
import {
  Counts,
  ManagementClusters,
  provisioningLook,
  VersionWords,
} from '../../components/provisioning';
import { StateWord } from '../../components/state';
import { useFleetLinks, useProvisioning } from '../../hooks';
import { useFleetText } from '../../translation';

/**
 * On the page of a cluster: what Cluster API says of it. Nothing where it says
 * nothing: most clusters of the world are made in another way.
 */
export const ProvisioningPanel = ({
  cluster: ref,
}: {
  cluster: ClusterRef;
}) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { data } = useProvisioning();
  const cluster = data?.items.find(
    ({ registered }) =>
      registered &&
      stringifyClusterRef(registered) === stringifyClusterRef(ref),
  );
  if (!data || !cluster) return null;
  const silent = data.managementClusters.filter(
    one => one.ref.hub === cluster.hub && one.status !== 'ok',
  );
  return (
    <Panel
      title={t('page.provisioning')}
      aside={
        <PageLink to={links.provisionedCluster(cluster)}>
          {t('provisioning.details')}
        </PageLink>
      }
    >
      <ManagementClusters clusters={silent} />
      <Facts
        facts={[
          {
            term: t('provisioning.state'),
            value: (
              <StateWord
                state={provisioningLook[cluster.state]}
                words={t(`provisioning.states.${cluster.state}`)}
              />
            ),
          },
          {
            term: t('provisioning.version'),
            value: <VersionWords cluster={cluster} />,
          },
          {
            term: t('provisioning.controlPlane'),
            value: cluster.controlPlane ? (
              <Counts counts={cluster.controlPlane} />
            ) : (
              t('provisioning.ofCloud')
            ),
          },
          {
            term: t('provisioning.workers'),
            value: <Counts counts={cluster.workers} />,
          },
        ]}
      />
    </Panel>
  );
};

import { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel, PanelSkeleton } from '../../components/layout';
import { PageLink } from '../../components/links';
import { useClusterNetwork, useFleetLinks } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure } from '../LoadFailure';
import { NetworkSummary } from './NetworkSummary';

/** On the page of a cluster: how it is reached, and linked to others. */
export const NetworkPanel = ({ cluster }: { cluster: ClusterRef }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { data, error, refetch } = useClusterNetwork(cluster);
  return (
    <Panel
      title={t('page.networking')}
      aside={
        <PageLink to={links.clusterNetwork(cluster)}>
          {t('networking.everything')}
        </PageLink>
      }
    >
      {data && <NetworkSummary network={data.network} />}
      {!data && error && <LoadFailure error={error} onRetry={refetch} />}
      {!data && !error && <PanelSkeleton rows={4} />}
    </Panel>
  );
};

import { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel, PanelSkeleton } from '../../components/layout';
import { PageLink } from '../../components/links';
import { useClusterRecovery, useFleetLinks } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure } from '../LoadFailure';
import { RecoverySummary } from './RecoverySummary';

/** On the page of a cluster: would it come back? */
export const RecoveryPanel = ({ cluster }: { cluster: ClusterRef }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { data, error, refetch } = useClusterRecovery(cluster);
  return (
    <Panel
      title={t('page.recovery')}
      aside={
        <PageLink to={links.clusterRecovery(cluster)}>
          {t('recovery.everything')}
        </PageLink>
      }
    >
      {data && <RecoverySummary recovery={data.recovery} />}
      {!data && error && <LoadFailure error={error} onRetry={refetch} />}
      {!data && !error && <PanelSkeleton rows={4} />}
    </Panel>
  );
};

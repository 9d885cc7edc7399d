import { Placeholder } from '../components/layout';
import { ConnectionPanel } from '../components/cluster';
import { PageLink } from '../components/links';
import { useCluster, useFleetLinks } from '../hooks';
import { ApplicationStates } from '../pages/clusters/ApplicationStates';
import { ClusterFacts } from '../pages/clusters/ClusterFacts';
import { connectionSteps } from '../pages/clusters/connectionSteps';
import { LoadFailure } from '../pages/LoadFailure';
import { useFleetText } from '../translation';
import { useEntityCluster } from './useFleetEntity';
import styles from './entity.module.css';

/** On the catalog page of a cluster: both voices and what runs there. */
export const ClusterCard = () => {
  const t = useFleetText();
  const links = useFleetLinks();
  const ref = useEntityCluster();
  const { data, error, isPending, refetch } = useCluster(ref);
  if (isPending) return <Placeholder height={220} />;
  if (!data) {
    return error ? <LoadFailure error={error} onRetry={refetch} /> : null;
  }
  const hub = data.sources.find(s => s.kind === 'hub' && s.hub === ref.hub);
  return (
    <div className={styles.stack}>
      <ConnectionPanel
        cluster={data.cluster}
        hub={hub}
        steps={connectionSteps(data.cluster, [], links, t)}
      />
      <div className={styles.pair}>
        <ClusterFacts detail={data} fleet={[]} />
        <ApplicationStates detail={data} />
      </div>
      <PageLink to={links.cluster(ref)}>{t('entity.openFleet')}</PageLink>
    </div>
  );
};

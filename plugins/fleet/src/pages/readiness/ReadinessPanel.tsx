import { ClusterRef } from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel, PanelSkeleton } from '../../components/layout';
import { PageLink } from '../../components/links';
import { ReadinessChecklist } from '../../components/readiness';
import { useClusterReadiness, useFleetLinks } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure } from '../LoadFailure';
import { remedyForm } from '../remedyForm';

/** The checklist of one cluster; its spoke may take some seconds to answer. */
export const ReadinessPanel = ({ cluster }: { cluster: ClusterRef }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { data, error, refetch } = useClusterReadiness(cluster);
  const readiness = data?.readiness;
  return (
    <Panel
      title={t('page.readiness')}
      note={
        readiness &&
        t('readiness.doneOf', {
          done: readiness.done,
          all: readiness.steps.length,
        })
      }
      aside={
        <PageLink to={links.readiness()}>{t('readiness.allClusters')}</PageLink>
      }
      flush
    >
      {readiness && (
        <ReadinessChecklist
          steps={readiness.steps}
          formOf={remedy => remedyForm(readiness, remedy, links.template)}
        />
      )}
      {!readiness && error && <LoadFailure error={error} onRetry={refetch} />}
      {!readiness && !error && <PanelSkeleton rows={8} />}
    </Panel>
  );
};

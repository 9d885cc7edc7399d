import { useCallback, useDeferredValue, useMemo } from 'react';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  ClusterSummary,
  fleetDoctorReadPermission,
  OverviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Announcer } from '../../components/Announcer';
import {
  CountStrip,
  EnvironmentGroups,
  SourceStrip,
} from '../../components/overview';
import { EmptyBox, TroubleBox } from '../../components/trouble';
import {
  isFiltered,
  ServiceMatrix,
  StateFilter,
  useFleetFilters,
  useFleetLinks,
  useMediaQuery,
} from '../../hooks';
import { said, useFleetText } from '../../translation';
import { AttentionPanel } from './AttentionPanel';
import { HealthOverTime } from './HealthOverTime';
import { MatrixPanel } from './MatrixPanel';
import { useOverviewView } from './useOverviewView';
import styles from './Overview.module.css';

export interface OverviewBodyProps {
  overview: OverviewResponse;
  matrix: ServiceMatrix | undefined;
  matrixFailure: Error | null;
  onRetry: () => void;
}

export const OverviewBody = (props: OverviewBodyProps) => {
  const { overview, matrix } = props;
  const t = useFleetText();
  const links = useFleetLinks();
  const { allowed: mayAskDoctor } = usePermission({
    permission: fleetDoctorReadPermission,
  });
  const narrow = useMediaQuery('(max-width: 900px)');
  const phone = useMediaQuery('(max-width: 600px)');
  const { filters, change, clear, filtered } = useFleetFilters();
  // The search field answers at once; the rows follow a moment later.
  const deferred = useDeferredValue(filters);
  const view = useOverviewView(overview, matrix, deferred);
  const groups = useMemo(
    () =>
      ['', ...overview.environments]
        .map(name => ({
          name,
          clusters: view.clusters.filter(c =>
            name === ''
              ? !overview.environments.includes(c.environment ?? '')
              : c.environment === name,
          ),
        }))
        .filter(group => group.clusters.length > 0)
        .reverse(),
    [overview.environments, view.clusters],
  );
  const select = useCallback(
    (state: StateFilter | undefined) =>
      change({ states: state === undefined ? [] : [state] }),
    [change],
  );

  const clusterHref = useCallback(
    (cluster: ClusterSummary) => links.cluster(cluster.ref),
    [links],
  );

  if (overview.hubs.length === 0) {
    return <EmptyBox>{t('empty.noHubs')}</EmptyBox>;
  }
  return (
    <>
      <Announcer items={overview.attention} />
      {overview.notice && (
        <TroubleBox announce state="atRisk" title={t('trouble.ownNetwork')}>
          {said(overview.notice, 'message', t)}
        </TroubleBox>
      )}
      <CountStrip
        total={overview.total}
        states={overview.states}
        behind={overview.behind}
        selected={filters.states}
        onSelect={select}
      />
      <SourceStrip
        hubs={overview.hubs}
        sources={overview.sources}
        clusters={overview.clusters}
        doctor={mayAskDoctor ? links.doctor() : undefined}
      />
      <AttentionPanel
        overview={overview}
        concerns={view.concerns}
        filtered={isFiltered(deferred)}
        shownAtFirst={phone ? 3 : 6}
      />
      {narrow ? (
        <EnvironmentGroups
          groups={groups}
          sources={overview.sources}
          clusterHref={clusterHref}
        />
      ) : (
        <div className={styles.stack}>
          <MatrixPanel
            overview={overview}
            matrix={matrix}
            failure={props.matrixFailure}
            onRetry={props.onRetry}
            view={view}
            filters={filters}
            filtered={filtered}
            onChange={change}
            onClear={clear}
          />
        </div>
      )}
      <HealthOverTime />
    </>
  );
};

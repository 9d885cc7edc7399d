import { useCallback, useDeferredValue } from 'react';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  fleetDoctorReadPermission,
  OverviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Announcer } from '../../components/Announcer';
import { CountStrip, SourceStrip } from '../../components/overview';
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
import { FleetGroups } from './FleetGroups';
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
  const select = useCallback(
    (state: StateFilter | undefined) =>
      change({ states: state === undefined ? [] : [state] }),
    [change],
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
        filters={view.filters}
        filtered={isFiltered(deferred)}
        shownAtFirst={phone ? 3 : 6}
      />
      {narrow ? (
        <FleetGroups
          overview={overview}
          matrix={matrix}
          clusters={view.clusters}
          group={filters.group}
          filtered={filtered}
          onChange={change}
          onClear={clear}
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

import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  ClusterSummary,
  fleetDoctorReadPermission,
  OverviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Announcer } from '../../components/Announcer';
import {
  AttentionList,
  AttentionView,
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
  useSteadyOrder,
} from '../../hooks';
import { FleetText, said, useFleetText } from '../../translation';
import { attentionLinks } from './attentionLinks';
import { HealthOverTime } from './HealthOverTime';
import { MatrixPanel } from './MatrixPanel';
import { useAttention } from './useAttention';
import { nameOfRef, useOverviewView } from './useOverviewView';
import styles from './Overview.module.css';

export interface OverviewBodyProps {
  overview: OverviewResponse;
  matrix: ServiceMatrix | undefined;
  matrixFailure: Error | null;
  onRetry: () => void;
}

const keyOfItem = (item: { id: string }) => item.id;
const ownerName = (item: { owner?: string }) => nameOfRef(item.owner);

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
  const [held, setHeld] = useState(false);
  const { parts, setMuted, ...shown } = useAttention(view.attention);
  const attention = useSteadyOrder(parts[shown.view], keyOfItem, held);
  const toItem = useMemo(() => attentionLinks(links), [links]);
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

  const nothingWords = (part: AttentionView, someMuted: boolean) => {
    if (part === 'mine') return t('attention.nothingMine');
    if (part === 'muted') return t('attention.nothingMuted');
    if (someMuted) return t('attention.allMuted');
    return isFiltered(deferred)
      ? t('attention.nothingMatches')
      : nothingWrong(overview, t);
  };

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
      <AttentionList
        items={attention.items}
        view={shown.view}
        mine={parts.mine.length}
        muted={parts.muted.length}
        onView={shown.setView}
        onMute={setMuted}
        nothing={nothingWords(shown.view, parts.muted.length > 0)}
        shownAtFirst={phone ? 3 : 6}
        pending={attention.pending}
        onApply={attention.apply}
        onHeld={setHeld}
        subjectHref={toItem.subject}
        nextHref={toItem.next}
        ownerName={ownerName}
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

/** "Nothing needs attention. 3 hubs live, 14 of 14 clusters answer." */
function nothingWrong(overview: OverviewResponse, t: FleetText): string {
  const live = overview.sources.filter(
    source => source.kind === 'hub' && source.state === 'ok',
  ).length;
  return t('attention.nothing', {
    hubs: t('attention.hubs', { count: live }),
    answering: overview.clusters.filter(c => c.probe.state === 'reachable')
      .length,
    total: overview.clusters.length,
  });
}

import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { SearchField, Skeleton } from '@backstage/ui';
import {
  ClusterSummary,
  fleetStates,
  Source,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { DataTable, LabelChips, Panel } from '../../components/layout';
import { PageLink } from '../../components/links';
import { StateWord } from '../../components/state';
import { StateCountWords } from '../../components/StateCountWords';
import { Age } from '../../components/time';
import { EmptyBox } from '../../components/trouble';
import { VersionTag } from '../../components/VersionTag';
import { useClusters, useFleetLinks } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import { hubIcons, probeIcons } from '../../components/cluster';
import { minorReleasesBehind } from './clusterWords';
import styles from './ClusterPage.module.css';

/** Every cluster of every hub, those in trouble first. */
export const ClustersPage = () => {
  const t = useFleetText();
  const clusters = useClusters();
  return (
    <PageFrame title={t('page.clusters')} pending={clusters.isPending}>
      {clusters.isPending && <Skeleton width="100%" height={480} />}
      {clusters.isError && !clusters.data && (
        <LoadFailure error={clusters.error} onRetry={clusters.refetch} />
      )}
      {clusters.data && (
        <>
          <StaleNotice error={clusters.error} onRetry={clusters.refetch} />
          <ClusterTable
            clusters={clusters.data.items}
            sources={clusters.data.sources}
          />
        </>
      )}
    </PageFrame>
  );
};

const ClusterTable = ({
  clusters,
  sources,
}: {
  clusters: readonly ClusterSummary[];
  sources: readonly Source[];
}) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const hubs = params.getAll('hub');
  const sourceOf = useMemo(
    () =>
      new Map(
        sources.flatMap(s => (s.kind === 'hub' ? [[s.hub, s] as const] : [])),
      ),
    [sources],
  );
  const behind = useMemo(() => minorReleasesBehind(clusters), [clusters]);
  const rows = useMemo(() => {
    const words = q.trim().toLocaleLowerCase();
    return clusters
      .filter(c => hubs.length === 0 || hubs.includes(c.ref.hub))
      .filter(c => searchWords(c).some(word => word.includes(words)))
      .sort(
        (a, b) =>
          worstRank(a) - worstRank(b) || a.ref.name.localeCompare(b.ref.name),
      );
    // `hubs` is a new array on every render; its words decide.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [clusters, q, hubs.join()]);

  if (clusters.length === 0)
    return <EmptyBox>{t('empty.noClusters')}</EmptyBox>;
  return (
    <Panel
      title={t('page.clusters')}
      note={t('cluster.ofAll', { n: rows.length, total: clusters.length })}
      flush
      aside={
        <SearchField
          aria-label={t('cluster.search')}
          placeholder={t('cluster.search')}
          size="small"
          value={q}
          onChange={value =>
            setParams(
              current => {
                const next = new URLSearchParams(current);
                if (value === '') next.delete('q');
                else next.set('q', value);
                return next;
              },
              { replace: true },
            )
          }
        />
      }
    >
      {rows.length === 0 ? (
        <EmptyBox>{t('empty.noMatch')}</EmptyBox>
      ) : (
        <DataTable
          label={t('page.clusters')}
          rows={rows}
          rowKey={c => stringifyClusterRef(c.ref)}
          columns={[
            {
              id: 'name',
              title: t('cluster.title'),
              rowHeader: true,
              cell: c => (
                <PageLink to={links.cluster(c.ref)}>{c.ref.name}</PageLink>
              ),
            },
            {
              id: 'probe',
              title: t('cluster.probeSaysColumn'),
              nowrap: true,
              cell: c => <ProbeWord cluster={c} />,
            },
            {
              id: 'hub',
              title: t('cluster.hubSaysColumn'),
              nowrap: true,
              cell: c => (
                <HubWord cluster={c} source={sourceOf.get(c.ref.hub)} />
              ),
            },
            {
              id: 'applications',
              title: t('cluster.applications'),
              cell: c => <StateCountWords states={c.states} />,
            },
            {
              id: 'environment',
              title: t('cluster.environment'),
              nowrap: true,
              cell: c => c.environment ?? '-',
            },
            {
              id: 'region',
              title: t('cluster.region'),
              nowrap: true,
              cell: c => c.region ?? '-',
            },
            {
              id: 'version',
              title: t('cluster.version'),
              nowrap: true,
              cell: c => (
                <VersionTag
                  version={c.kubernetesVersion}
                  behind={behind.get(stringifyClusterRef(c.ref))}
                />
              ),
            },
            {
              id: 'labels',
              title: t('cluster.labels'),
              cell: c => <LabelChips labels={otherLabels(c)} />,
            },
          ]}
        />
      )}
    </Panel>
  );
};

/** Our own word; where the hub says otherwise, this is the one to believe. */
const ProbeWord = ({ cluster }: { cluster: ClusterSummary }) => {
  const t = useFleetText();
  const { probe } = cluster;
  return (
    <>
      <StateWord
        state={probeIcons[probe.state]}
        words={t(`probe.${probe.state}`)}
        size={14}
      />
      {probe.observedAt && (
        <div className={styles.small}>
          <Age at={probe.observedAt} />
        </div>
      )}
    </>
  );
};

/** The hub's word, and how old it is when the hub is silent. */
const HubWord = ({
  cluster,
  source,
}: {
  cluster: ClusterSummary;
  source: Source | undefined;
}) => {
  const { status } = cluster.hubSays;
  const silent = source !== undefined && source.state !== 'ok';
  return (
    <>
      <StateWord
        state={silent ? 'notHeard' : hubIcons[status]}
        words={status}
        size={14}
      />
      <div className={styles.small}>
        {cluster.ref.hub} {source?.observedAt && <Age at={source.observedAt} />}
      </div>
    </>
  );
};

/** Labels that no column of their own shows. */
function otherLabels({ labels, environment, region }: ClusterSummary) {
  return Object.fromEntries(
    Object.entries(labels).filter(
      ([, value]) => value !== environment && value !== region,
    ),
  );
}

function searchWords(cluster: ClusterSummary): string[] {
  const { ref, kubernetesVersion, labels, server } = cluster;
  return [
    ref.name,
    ref.hub,
    server,
    kubernetesVersion ?? '',
    ...Object.entries(labels).map(([key, value]) => `${key}=${value}`),
  ].map(word => word.toLocaleLowerCase());
}

function worstRank(cluster: ClusterSummary): number {
  const rank = fleetStates.findIndex(state => cluster.states[state]);
  if (cluster.contradicted) return -1;
  return rank < 0 ? fleetStates.length : rank;
}

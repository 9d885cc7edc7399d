import { useMemo } from 'react';
import { Button } from '@backstage/ui';
import {
  ClustersResponse,
  ClusterSummary,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  DataTable,
  LabelChips,
  Panel,
  useMoreRows,
} from '../../../components/layout';
import { ClusterLink } from '../../../components/links';
import { StateCountWords } from '../../../components/StateCountWords';
import { EmptyBox } from '../../../components/trouble';
import { VersionTag } from '../../../components/VersionTag';
import { useFleetLinks } from '../../../hooks';
import { useFleetText } from '../../../translation';
import { clusterFacets } from './clusterFacets';
import { ClusterFilterBar } from './ClusterFilterBar';
import {
  ClusterRow,
  clusterRows,
  matchesFilters,
  sortClusters,
} from './clusterRows';
import { useClusterList } from './useClusterList';
import { AmountCell, NodesCell } from './UsageCells';
import { HubWord, ProbeWord } from './VoiceCells';

const rowsAtATime = 50;

/** The filters and what they leave; every cluster of every hub is behind them. */
export const ClusterTable = ({ answer }: { answer: ClustersResponse }) => {
  const t = useFleetText();
  const { filters, sort, clear, setSort } = useClusterList();
  const { items, sources } = answer;
  const all = useMemo(() => clusterRows(items), [items]);
  const facets = useMemo(() => clusterFacets(all, filters), [all, filters]);
  const found = useMemo(
    () =>
      sortClusters(
        all.filter(row => matchesFilters(row, filters)),
        sort.column,
        sort.descending,
      ),
    [all, filters, sort],
  );
  const { rows, more } = useMoreRows(found, rowsAtATime);
  const columns = useClusterColumns(sources);

  return (
    <Panel
      title={t('page.clusters')}
      note={t('cluster.ofAll', { n: found.length, total: items.length })}
      flush
    >
      <ClusterFilterBar facets={facets} />
      {found.length === 0 ? (
        <EmptyBox
          next={
            <Button variant="secondary" onPress={clear}>
              {t('action.clearFilters')}
            </Button>
          }
        >
          {t('empty.noMatch')}
        </EmptyBox>
      ) : (
        <DataTable
          label={t('page.clusters')}
          rows={rows}
          rowKey={({ key }) => key}
          sort={sort}
          onSort={setSort}
          columns={columns}
        />
      )}
      {more}
    </Panel>
  );
};

function useClusterColumns(sources: ClustersResponse['sources']) {
  const t = useFleetText();
  const links = useFleetLinks();
  const hubs = new Map(
    sources.flatMap(s => (s.kind === 'hub' ? [[s.hub, s] as const] : [])),
  );
  return [
    {
      id: 'name',
      title: t('cluster.title'),
      rowHeader: true,
      sortable: true,
      cell: ({ cluster }: ClusterRow) => (
        <ClusterLink cluster={cluster} to={links.cluster(cluster.ref)} />
      ),
    },
    {
      id: 'probe',
      title: t('cluster.probeSaysColumn'),
      nowrap: true,
      sortable: true,
      cell: ({ cluster }: ClusterRow) => <ProbeWord cluster={cluster} />,
    },
    {
      id: 'hub',
      title: t('cluster.hubSaysColumn'),
      nowrap: true,
      sortable: true,
      cell: ({ cluster }: ClusterRow) => (
        <HubWord cluster={cluster} source={hubs.get(cluster.ref.hub)} />
      ),
    },
    {
      id: 'applications',
      title: t('cluster.applications'),
      sortable: true,
      cell: ({ cluster }: ClusterRow) => (
        <StateCountWords states={cluster.states} />
      ),
    },
    {
      id: 'version',
      title: t('cluster.version'),
      nowrap: true,
      sortable: true,
      cell: ({ cluster, behind }: ClusterRow) => (
        <VersionTag version={cluster.kubernetesVersion} behind={behind} />
      ),
    },
    {
      id: 'nodes',
      title: t('cluster.nodes'),
      nowrap: true,
      sortable: true,
      cell: ({ cluster }: ClusterRow) => <NodesCell usage={cluster.usage} />,
    },
    ...(['cpu', 'memory'] as const).map(of => ({
      id: of,
      title: t(`cluster.${of}`),
      nowrap: true,
      sortable: true,
      cell: ({ cluster }: ClusterRow) => (
        <AmountCell usage={cluster.usage} of={of} />
      ),
    })),
    {
      id: 'labels',
      title: t('cluster.labels'),
      prose: true,
      cell: ({ cluster }: ClusterRow) => (
        <LabelChips labels={otherLabels(cluster)} />
      ),
    },
  ];
}

/** Labels that no column of their own shows. */
function otherLabels({ labels, environment, region }: ClusterSummary) {
  return Object.fromEntries(
    Object.entries(labels).filter(
      ([, value]) => value !== environment && value !== region,
    ),
  );
}

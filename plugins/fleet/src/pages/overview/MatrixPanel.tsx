import { memo, useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { Button } from '@backstage/ui';
import {
  fleetStates,
  OverviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel, Placeholder } from '../../components/layout';
import { GridColumn, GridRow, Matrix } from '../../components/matrix';
import { FilterBar, Legend } from '../../components/overview';
import { ShownState } from '../../components/state';
import { EmptyBox } from '../../components/trouble';
import {
  FleetFilters,
  ServiceMatrix,
  StateFilter,
  useFindApplication,
  useFleetLinks,
  useSteadyOrder,
} from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure } from '../LoadFailure';
import { CellCard } from './CellCard';
import { useGroupChoices } from './columnHeadings';
import { OverviewViews } from './OverviewViews';
import { filterChoices, nameOfRef, OverviewView } from './useOverviewView';
import styles from './Overview.module.css';

export interface MatrixPanelProps {
  overview: OverviewResponse;
  matrix: ServiceMatrix | undefined;
  failure: Error | null;
  onRetry: () => void;
  view: OverviewView;
  filters: FleetFilters;
  filtered: boolean;
  onChange: (edit: Partial<FleetFilters>) => void;
  onClear: () => void;
}

const rowHeights = { compact: 28, comfortable: 40 };
const keyOfRow = (row: GridRow) => row.service;
const ownerOfRow = (row: GridRow) => nameOfRef(row.owner);
const filterStates: readonly StateFilter[] = [...fleetStates, 'behind'];

/** Filters, legend and the matrix itself. */
export const MatrixPanel = (props: MatrixPanelProps) => {
  const { overview, matrix, failure, onRetry, view, filters } = props;
  const { filtered, onChange, onClear } = props;
  const t = useFleetText();
  const choices = useFilterChoices(overview, matrix, filters);
  const group = useGroupChoices(overview.clusters, filters.group, onChange);
  const present = useMemo(
    () =>
      new Set<ShownState>(
        fleetStates.filter(state => (overview.states[state] ?? 0) > 0),
      ),
    [overview.states],
  );
  const [held, setHeld] = useState(false);
  const steady = useSteadyOrder(view.rows, keyOfRow, held, view.filters);

  return (
    <Panel
      title={t('matrix.title')}
      note={t('matrix.size', {
        services: t('matrix.services', { count: view.rows.length }),
        clusters: t('sources.clusters', { count: view.columns.length }),
      })}
      aside={
        steady.pending > 0 && (
          <button
            type="button"
            className={styles.pending}
            onClick={steady.apply}
          >
            {t('live.changes', { count: steady.pending })}
          </button>
        )
      }
      flush
    >
      <FilterBar
        q={filters.q}
        {...choices}
        group={group}
        density={filters.density}
        filtered={filtered}
        onChange={onChange}
        onClear={onClear}
        views={<OverviewViews overview={overview} matrix={matrix} />}
      />
      <Legend present={present} />
      {failure && <LoadFailure error={failure} onRetry={onRetry} />}
      {!matrix && !failure && <Placeholder height={320} />}
      {matrix && view.rows.length === 0 && (
        <EmptyBox
          next={
            filtered && (
              <Button variant="secondary" onPress={onClear}>
                {t('action.clearFilters')}
              </Button>
            )
          }
        >
          {filtered
            ? t('empty.noMatch')
            : `${t('empty.noApplications')} ${t('empty.noApplicationsNext')}`}
        </EmptyBox>
      )}
      {matrix && view.rows.length > 0 && (
        <FleetMatrix
          rows={steady.items}
          allRows={matrix.rows}
          columns={view.columns}
          matches={view.matches}
          sort={filters.sort}
          density={filters.density}
          onChange={onChange}
          onHeld={setHeld}
        />
      )}
    </Panel>
  );
};

/** What each filter offers and what is chosen; the same while somebody types. */
function useFilterChoices(
  { environments: order, clusters }: OverviewResponse,
  matrix: ServiceMatrix | undefined,
  { environments, regions, owners, states }: FleetFilters,
) {
  const t = useFleetText();
  const all = useMemo(
    () => filterChoices({ environments: order, clusters }, matrix),
    [order, clusters, matrix],
  );
  return useMemo(
    () => ({
      environments: { all: all.environments, selected: environments },
      regions: { all: all.regions, selected: regions },
      owners: {
        all: all.owners,
        selected: owners,
        nameOf: (owner: string) => nameOfRef(owner) ?? owner,
      },
      states: {
        all: filterStates,
        selected: states,
        nameOf: (state: StateFilter) => t(`state.${state}`),
      },
    }),
    [all, environments, regions, owners, states, t],
  );
}

const FleetMatrix = memo(
  (props: {
    rows: readonly GridRow[];
    allRows: readonly GridRow[];
    columns: readonly GridColumn[];
    matches: OverviewView['matches'];
    sort: FleetFilters['sort'];
    density: FleetFilters['density'];
    onChange: (edit: Partial<FleetFilters>) => void;
    onHeld: (held: boolean) => void;
  }) => {
    const { rows, allRows, columns, matches, sort, density } = props;
    const { onChange, onHeld } = props;
    const t = useFleetText();
    const links = useFleetLinks();
    const navigate = useNavigate();
    const findApplication = useFindApplication();

    const serviceHref = useCallback(
      (row: GridRow) =>
        row.entityRef === undefined ? undefined : links.entity?.(row.entityRef),
      [links],
    );
    const clusterHref = useCallback(
      (column: GridColumn) => links.cluster(column.cluster.ref),
      [links],
    );
    const openCell = useCallback(
      (row: GridRow, column: GridColumn) => {
        if (!row.cells.has(column.key)) return;
        findApplication(row.service, column.cluster.ref).then(
          application => {
            if (application) navigate(links.application(application.ref));
          },
          // The cluster page tells what could not be read, and why.
          () => navigate(links.cluster(column.cluster.ref)),
        );
      },
      [findApplication, links, navigate],
    );
    const byHarm = sort === 'harm';

    return (
      <Matrix
        rows={rows}
        allRows={allRows}
        columns={columns}
        rowHeight={rowHeights[density]}
        matches={matches}
        corner={
          <>
            <button
              type="button"
              tabIndex={-1}
              className={styles.sort}
              onClick={() => onChange({ sort: byHarm ? 'name' : 'harm' })}
            >
              {t('matrix.service')}{' '}
              <span>
                ↓ {byHarm ? t('matrix.harmFirst') : t('matrix.byName')}
              </span>
            </button>
            <span className={styles.size}>
              {t('matrix.size', {
                services: t('matrix.services', { count: rows.length }),
                clusters: t('sources.clusters', { count: columns.length }),
              })}
            </span>
          </>
        }
        serviceHref={serviceHref}
        ownerName={ownerOfRow}
        clusterHref={clusterHref}
        onOpenService={row => {
          const href = serviceHref(row);
          if (href) navigate(href);
        }}
        onOpenCluster={column => navigate(clusterHref(column))}
        onOpenCell={openCell}
        card={(row, column) => <CellCard row={row} column={column} />}
        onHeld={onHeld}
      />
    );
  },
);

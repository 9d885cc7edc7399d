import { useCallback, useMemo } from 'react';
import {
  ClusterSummary,
  OverviewResponse,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { compareInLevel, HeadingLevel } from '../../components/matrix';
import {
  ClusterGroup,
  ClusterGroups,
  GroupSelect,
} from '../../components/overview';
import { EmptyBox } from '../../components/trouble';
import { FleetFilters, ServiceMatrix, useFleetLinks } from '../../hooks';
import { useFleetText } from '../../translation';
import { headingLevels, useGroupChoices } from './columnHeadings';
import { OverviewViews } from './OverviewViews';
import styles from './Overview.module.css';

export interface FleetGroupsProps {
  overview: OverviewResponse;
  matrix: ServiceMatrix | undefined;
  /** Those that the filters leave. */
  clusters: readonly ClusterSummary[];
  group: FleetFilters['group'];
  filtered: boolean;
  onChange: (edit: Partial<FleetFilters>) => void;
  onClear: () => void;
}

/** What a small screen shows in place of the matrix: clusters in groups. */
export const FleetGroups = (props: FleetGroupsProps) => {
  const { overview, matrix, clusters, group } = props;
  const { filtered, onChange, onClear } = props;
  const t = useFleetText();
  const links = useFleetLinks();
  const choices = useGroupChoices(overview.clusters, group, onChange);
  const groups = useMemo(
    () => groupsOf(clusters, headingLevels(group, overview.environments, t)[0]),
    [clusters, group, overview.environments, t],
  );
  const clusterHref = useCallback(
    (cluster: ClusterSummary) => links.cluster(cluster.ref),
    [links],
  );
  return (
    <div className={styles.groups}>
      <div className={styles.groupBar}>
        <GroupSelect {...choices} />
        <OverviewViews overview={overview} matrix={matrix} />
        {filtered && (
          <button type="button" className={styles.pending} onClick={onClear}>
            {t('action.clearFilters')}
          </button>
        )}
      </div>
      {groups.length === 0 ? (
        <EmptyBox>{t('empty.noMatch')}</EmptyBox>
      ) : (
        <ClusterGroups
          key={group}
          groups={groups}
          sources={overview.sources}
          clusterHref={clusterHref}
        />
      )}
    </div>
  );
};

/** The last environment first: production comes first on a small screen. */
function groupsOf(
  clusters: readonly ClusterSummary[],
  level: HeadingLevel,
): ClusterGroup[] {
  const groups = new Map<string, ClusterSummary[]>();
  for (const cluster of clusters) {
    const value = level.valueOf(cluster);
    groups.set(value, [...(groups.get(value) ?? []), cluster]);
  }
  const lastFirst = { ...level, first: [...level.first].reverse() };
  return [...groups]
    .sort(([a], [b]) => compareInLevel(lastFirst, a, b))
    .map(([value, members]) => ({
      name: value || level.unnamed,
      clusters: members,
    }));
}

import { useMemo } from 'react';
import { ClusterSummary } from '@fleet-portal/backstage-plugin-fleet-common';
import { labelFacets } from '../../components/cluster';
import { HeadingLevel } from '../../components/matrix';
import { GroupSelectProps } from '../../components/overview';
import {
  ColumnGrouping,
  FleetFilters,
  groupingByLabel,
  isColumnGrouping,
  isNamedGrouping,
  labelOfGrouping,
  namedGroupings,
} from '../../hooks';
import { FleetText, useFleetText } from '../../translation';

/**
 * The rows of headings of a grouping, from the top. Whatever clusters are
 * grouped by, their environments stay together within it: a version says
 * something only beside those of the same environment.
 *
 * @param environments - in their order of promotion
 */
export function headingLevels(
  grouping: ColumnGrouping,
  environments: readonly string[],
  t: FleetText,
): HeadingLevel[] {
  const environment: HeadingLevel = {
    valueOf: cluster => cluster.environment ?? '',
    first: environments,
    unnamed: t('matrix.otherEnvironment'),
  };
  const region: HeadingLevel = {
    valueOf: cluster => cluster.region ?? '',
    first: [],
    unnamed: t('matrix.otherRegion'),
  };
  const label = labelOfGrouping(grouping);
  if (label !== undefined) {
    const byLabel: HeadingLevel = {
      valueOf: cluster => cluster.labels[label] ?? '',
      first: [],
      unnamed: t('matrix.withoutLabel', { label }),
    };
    return [byLabel, environment];
  }
  switch (grouping) {
    case 'environment':
      return [environment];
    case 'region':
      return [region, environment];
    case 'hub':
      return [
        { valueOf: ({ ref }) => ref.hub, first: [], unnamed: '' },
        environment,
      ];
    default:
      return [environment, region];
  }
}

/** Keys of labels that group clusters in another way than the portal does. */
function groupingLabels(clusters: readonly ClusterSummary[]): string[] {
  const saysAgain = (key: string) =>
    clusters.every(({ labels, environment }) => labels[key] === environment) ||
    clusters.every(({ labels, region }) => labels[key] === region);
  return labelFacets(clusters, {})
    .map(({ key }) => key)
    .filter(key => !saysAgain(key));
}

/** What clusters may be grouped by, and the present choice. */
export function useGroupChoices(
  clusters: readonly ClusterSummary[],
  group: ColumnGrouping,
  onChange: (edit: Partial<FleetFilters>) => void,
): GroupSelectProps {
  const t = useFleetText();
  const labels = useMemo(
    () => groupingLabels(clusters).map(groupingByLabel),
    [clusters],
  );
  return useMemo(() => {
    const offered: readonly string[] = [...namedGroupings, ...labels];
    return {
      known: namedGroupings,
      // What an address asks for is always among the choices.
      labels: offered.includes(group) ? labels : [...labels, group],
      selected: group,
      nameOf: (grouping: string) =>
        isNamedGrouping(grouping)
          ? t(`matrix.groupBy.${grouping}`)
          : labelOfGrouping(grouping) ?? grouping,
      onChange: (grouping: string) => {
        if (isColumnGrouping(grouping)) onChange({ group: grouping });
      },
    };
  }, [labels, group, onChange, t]);
}

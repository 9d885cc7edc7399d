import { memo, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { OverviewResponse } from '@fleet-portal/backstage-plugin-fleet-common';
import { SavedViews } from '../../components/views';
import {
  sameSearch,
  SavedView,
  ServiceMatrix,
  useOwnedRefs,
  useSavedViews,
} from '../../hooks';
import { FleetText, useFleetText } from '../../translation';

/** The reader's own views of the overview, and some that every fleet needs. */
export const OverviewViews = memo(
  (props: {
    overview: OverviewResponse;
    matrix: ServiceMatrix | undefined;
  }) => {
    const { overview, matrix } = props;
    const t = useFleetText();
    const [params, setParams] = useSearchParams();
    const { views, save, remove } = useSavedViews('overview');
    const owned = useOwnedRefs();
    const builtIn = useMemo(
      () => builtInViews(overview, ownersAmong(owned, matrix), t),
      [overview, owned, matrix, t],
    );
    const search = params.toString();
    return (
      <SavedViews
        views={views}
        builtIn={builtIn}
        isShown={view => sameSearch(view.search, search)}
        onOpen={view =>
          setParams(new URLSearchParams(view.search), {
            preventScrollReset: true,
          })
        }
        onSave={name => save({ name, search })}
        onRemove={remove}
      />
    );
  },
);

/**
 * What is asked of a fleet most often.
 *
 * @param owners - of services of the fleet, who are the reader
 */
function builtInViews(
  {
    environments,
    clusters,
    hubs,
  }: Pick<OverviewResponse, 'environments' | 'clusters' | 'hubs'>,
  owners: readonly string[],
  t: FleetText,
): SavedView[] {
  const last = environments
    .filter(name => clusters.some(({ environment }) => environment === name))
    .pop();
  const view = (name: string, ...params: [string, string][]): SavedView => ({
    name,
    search: new URLSearchParams(params).toString(),
  });
  return [
    ...(last === undefined
      ? []
      : [
          view(t('views.environmentByHarm', { environment: last }), [
            'env',
            last,
          ]),
        ]),
    ...(owners.length === 0
      ? []
      : [
          view(
            t('views.mine'),
            ...owners.map((owner): [string, string] => ['owner', owner]),
          ),
        ]),
    view(t('views.behind'), ['state', 'behind']),
    view(t('views.noWord'), ['state', 'contradicted'], ['state', 'notHeard']),
    view(t('views.byRegion'), ['group', 'region']),
    ...(hubs.length > 1 ? [view(t('views.byHub'), ['group', 'hub'])] : []),
  ];
}

function ownersAmong(
  owned: readonly string[],
  matrix: ServiceMatrix | undefined,
): string[] {
  const owners = new Set(matrix?.rows.map(({ owner }) => owner));
  return owned.filter(ref => owners.has(ref)).sort();
}

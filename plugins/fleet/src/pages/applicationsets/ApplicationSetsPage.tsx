import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { SearchField } from '@backstage/ui';
import {
  ApplicationSetSummary,
  stringifyHubObjectRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  DataTable,
  PageSkeleton,
  Panel,
  useMoreRows,
} from '../../components/layout';
import { PageLink } from '../../components/links';
import { SilentHubs } from '../../components/overview';
import { StateWord } from '../../components/state';
import { StateCountWords } from '../../components/StateCountWords';
import { EmptyBox } from '../../components/trouble';
import { useApplicationSets, useFleetLinks } from '../../hooks';
import { FleetText, said, useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import { applicationSetState } from './applicationSetWords';
import styles from './ApplicationSetsPage.module.css';

/** Every ApplicationSet of every hub; those that fail to render come first. */
export const ApplicationSetsPage = () => {
  const t = useFleetText();
  const sets = useApplicationSets();
  return (
    <PageFrame title={t('page.applicationSets')} pending={sets.isPending}>
      {sets.isPending && <PageSkeleton shape="list" />}
      {sets.isError && !sets.data && (
        <LoadFailure error={sets.error} onRetry={sets.refetch} />
      )}
      {sets.data && (
        <>
          <StaleNotice error={sets.error} onRetry={sets.refetch} />
          <SilentHubs sources={sets.data.sources} />
          <ApplicationSetTable sets={sets.data.items} />
        </>
      )}
    </PageFrame>
  );
};

const stateRank = { error: 0, progressing: 1, ok: 2 };

const ApplicationSetTable = ({
  sets,
}: {
  sets: readonly ApplicationSetSummary[];
}) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const found = useMemo(() => {
    const words = q.trim().toLocaleLowerCase('en-US');
    return sets
      .filter(set => searchWords(set, t).some(word => word.includes(words)))
      .sort(
        (a, b) =>
          stateRank[a.state] - stateRank[b.state] ||
          a.ref.name.localeCompare(b.ref.name) ||
          a.ref.hub.localeCompare(b.ref.hub),
      );
  }, [sets, q, t]);
  const { rows, more } = useMoreRows(found, 50);

  if (sets.length === 0) {
    return <EmptyBox>{t('empty.noApplicationSets')}</EmptyBox>;
  }
  return (
    <Panel
      title={t('page.applicationSets')}
      note={t('cluster.ofAll', { n: found.length, total: sets.length })}
      flush
      aside={
        <SearchField
          aria-label={t('applicationSet.search')}
          placeholder={t('applicationSet.search')}
          size="small"
          value={q}
          onChange={value =>
            setParams(value === '' ? {} : { q: value }, { replace: true })
          }
        />
      }
    >
      {found.length === 0 ? (
        <EmptyBox>{t('empty.noMatch')}</EmptyBox>
      ) : (
        <DataTable
          label={t('page.applicationSets')}
          rows={rows}
          rowKey={set => stringifyHubObjectRef(set.ref)}
          columns={[
            {
              id: 'name',
              title: t('applicationSet.name'),
              rowHeader: true,
              cell: set => (
                <PageLink to={links.applicationSet(set.ref)}>
                  {set.ref.name}
                </PageLink>
              ),
            },
            {
              id: 'hub',
              title: t('applicationSet.hub'),
              nowrap: true,
              cell: set => set.ref.hub,
            },
            {
              id: 'state',
              title: t('entity.state'),
              nowrap: true,
              cell: set => (
                <StateWord {...applicationSetState(set, t)} size={14} />
              ),
            },
            {
              id: 'generators',
              title: t('applicationSet.generators'),
              prose: true,
              cell: set => (
                <>
                  {set.reason && (
                    <div className={styles.reason} title={set.reason}>
                      {set.reason}
                    </div>
                  )}
                  {set.generators.map(g => said(g, 'words', t)).join('; ')}
                </>
              ),
            },
            {
              id: 'clusters',
              title: t('applicationSet.clusters'),
              nowrap: true,
              cell: set =>
                t('applicationSet.matchedOf', {
                  matched: set.matchedClusters,
                  total: set.matchedClusters + set.unmatchedClusters,
                }),
            },
            {
              id: 'applications',
              title: t('cluster.applications'),
              cell: set => <StateCountWords states={set.states} />,
            },
            {
              id: 'owner',
              title: t('applicationSet.owner'),
              cell: set => set.owner?.replace(/^.*[:/]/, '') ?? '-',
            },
          ]}
        />
      )}
      {more}
    </Panel>
  );
};

function searchWords(set: ApplicationSetSummary, t: FleetText): string[] {
  return [
    set.ref.name,
    set.ref.hub,
    set.service,
    set.owner ?? '',
    ...set.generators.map(g => said(g, 'words', t)),
  ].map(word => word.toLocaleLowerCase('en-US'));
}

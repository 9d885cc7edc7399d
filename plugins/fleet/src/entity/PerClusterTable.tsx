import { useMemo, useState } from 'react';
import { SearchField, Select } from '@backstage/ui';
import {
  ApplicationSummary,
  compareHarm,
  EntityDeployments,
  stringifyHubObjectRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { DataTable, Panel, useMoreRows } from '../components/layout';
import { PageLink } from '../components/links';
import { StateWord } from '../components/state';
import { Age } from '../components/time';
import { EmptyBox } from '../components/trouble';
import { VersionTag } from '../components/VersionTag';
import { useFleetLinks } from '../hooks';
import { said, useFleetText } from '../translation';
import styles from './entity.module.css';

export interface PerClusterTableProps {
  deployments: EntityDeployments;
  /** The Application whose drift is shown below. */
  open: ApplicationSummary | undefined;
  onToggle: (application: ApplicationSummary) => void;
}

/** A row per Application, most harm first, with the reason in words. */
export const PerClusterTable = (props: PerClusterTableProps) => {
  const { deployments, open, onToggle } = props;
  const { applications, environments } = deployments;
  const t = useFleetText();
  const links = useFleetLinks();
  const [q, setQ] = useState('');
  const [environment, setEnvironment] = useState<string>();

  const found = useMemo(() => {
    const words = q.trim().toLocaleLowerCase('en-US');
    return applications
      .filter(a => environment === undefined || a.environment === environment)
      .filter(a =>
        [a.cluster, a.version, a.reason, a.ref.name].some(word =>
          word?.toLocaleLowerCase('en-US').includes(words),
        ),
      )
      .sort(
        (a, b) =>
          compareHarm(a.state, b.state) ||
          b.behind - a.behind ||
          (a.cluster ?? '').localeCompare(b.cluster ?? ''),
      );
  }, [applications, q, environment]);
  const { rows, more } = useMoreRows(found, 25);

  return (
    <Panel
      title={t('entity.perCluster')}
      note={t('entity.mostHarm', {
        applications: t('matrix.applications', { count: found.length }),
      })}
      flush
      aside={
        <div className={styles.filters}>
          <SearchField
            aria-label={t('entity.search')}
            placeholder={t('entity.search')}
            className={styles.search}
            size="small"
            value={q}
            onChange={setQ}
          />
          <Select
            aria-label={t('entity.environment')}
            className={styles.choice}
            size="small"
            placeholder={t('matrix.all')}
            icon={<span>{t('entity.environment')}</span>}
            options={[
              { value: '', label: t('matrix.all') },
              ...environments.map(({ name }) => ({ value: name, label: name })),
            ]}
            value={environment ?? ''}
            onChange={key => setEnvironment(key ? String(key) : undefined)}
          />
        </div>
      }
    >
      {found.length === 0 ? (
        <EmptyBox>{t('empty.noMatch')}</EmptyBox>
      ) : (
        <DataTable
          label={t('entity.perCluster')}
          rows={rows}
          rowKey={a => stringifyHubObjectRef(a.ref)}
          highlighted={a => a === open}
          columns={[
            {
              id: 'environment',
              title: t('entity.environment'),
              nowrap: true,
              cell: a => a.environment ?? '-',
            },
            {
              id: 'cluster',
              title: t('entity.cluster'),
              rowHeader: true,
              cell: a =>
                a.cluster ? (
                  <PageLink
                    to={links.cluster({ hub: a.ref.hub, name: a.cluster })}
                  >
                    {a.cluster}
                  </PageLink>
                ) : (
                  t('application.noCluster')
                ),
            },
            {
              id: 'state',
              title: t('entity.state'),
              nowrap: true,
              cell: a => <StateWord state={a.state} size={14} />,
            },
            {
              id: 'version',
              title: t('entity.version'),
              cell: a => <VersionTag version={a.version} behind={a.behind} />,
            },
            {
              id: 'sync',
              title: t('entity.sync'),
              nowrap: true,
              cell: a => a.sync ?? t('application.notCompared'),
            },
            {
              id: 'deployed',
              title: t('entity.deployed'),
              nowrap: true,
              cell: a =>
                a.deployedAt ? <Age at={a.deployedAt} ago={false} /> : '-',
            },
            {
              id: 'why',
              title: t('entity.why'),
              prose: true,
              cell: a => said(a, 'reason', t) || t(`why.${a.state}`),
            },
            {
              id: 'actions',
              title: '',
              align: 'end',
              nowrap: true,
              cell: a => (
                <>
                  {a.sync === 'OutOfSync' && (
                    <>
                      <button
                        type="button"
                        className={styles.toggle}
                        aria-expanded={a === open}
                        onClick={() => onToggle(a)}
                      >
                        {a === open
                          ? t('entity.hideDiff')
                          : t('entity.showDiff')}
                      </button>{' '}
                    </>
                  )}
                  <PageLink to={links.application(a.ref)}>
                    {t('action.details')}
                  </PageLink>
                </>
              ),
            },
          ]}
        />
      )}
      {more}
    </Panel>
  );
};

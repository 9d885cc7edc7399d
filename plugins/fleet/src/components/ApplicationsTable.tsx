import {
  ApplicationSummary,
  compareHarm,
  stringifyHubObjectRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../translation';
import { DataColumn, DataTable, SecondLine, useMoreRows } from './layout';
import { PageLink } from './links';
import { StateWord } from './state';
import { Age } from './time';
import { VersionTag } from './VersionTag';

export interface ApplicationsTableProps {
  label: string;
  applications: readonly ApplicationSummary[];
  href: (application: ApplicationSummary) => string;
  /** On a cluster's own page it would repeat one word. */
  withCluster?: boolean;
  atATime?: number;
}

/** Applications, most harm first, with the reason in words. */
export const ApplicationsTable = (props: ApplicationsTableProps) => {
  const { label, applications, href, withCluster, atATime = 20 } = props;
  const t = useFleetText();
  const ordered = [...applications].sort(
    (a, b) =>
      compareHarm(a.state, b.state) ||
      b.behind - a.behind ||
      a.ref.name.localeCompare(b.ref.name),
  );
  const { rows, more } = useMoreRows(ordered, atATime);
  const columns: DataColumn<ApplicationSummary>[] = [
    {
      id: 'name',
      title: t('application.title'),
      rowHeader: true,
      cell: a => (
        <>
          <PageLink to={href(a)}>{a.ref.name}</PageLink>
          {withCluster && (
            <SecondLine>{a.cluster ?? t('application.noCluster')}</SecondLine>
          )}
        </>
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
      id: 'deployed',
      title: t('entity.deployed'),
      nowrap: true,
      cell: a => (a.deployedAt ? <Age at={a.deployedAt} ago={false} /> : '-'),
    },
    {
      id: 'why',
      title: t('entity.why'),
      prose: true,
      cell: a => said(a, 'reason', t) || t(`why.${a.state}`),
    },
  ];
  return (
    <>
      <DataTable
        label={label}
        rows={rows}
        rowKey={a => stringifyHubObjectRef(a.ref)}
        columns={columns}
      />
      {more}
    </>
  );
};

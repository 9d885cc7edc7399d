import {
  EntityDeployments,
  StateCounts,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { SourceWords } from '../components/entity';
import {
  DataColumn,
  DataTable,
  Panel,
  useMoreRows,
} from '../components/layout';
import { PageLink } from '../components/links';
import { StateIcon, StateWord, toneClass } from '../components/state';
import { StateCountWords } from '../components/StateCountWords';
import { EmptyBox } from '../components/trouble';
import { useEntityDeployments, useFleetLinks } from '../hooks';
import { FleetText, useFleetText } from '../translation';
import { CardAnswer } from './CardAnswer';
import { RollUpCell, RollUpRow, rollUpRows } from './rollUpRows';
import { summaryWords } from './summaryWords';
import { useFleetEntity } from './useFleetEntity';
import styles from './entity.module.css';

/** What a system, a domain or a group has on the fleet, a row per service. */
export const RollUpCard = () => {
  const t = useFleetText();
  const deployments = useEntityDeployments(useFleetEntity());
  const { data } = deployments;
  return (
    <Panel
      title={t('entity.title')}
      note={data && summaryWords(data, t)}
      aside={data && <SourceWords sources={data.sources} />}
      flush
    >
      <CardAnswer query={deployments}>
        {shown =>
          shown.applications.length === 0 ? (
            <EmptyBox>{t('empty.rollUp')}</EmptyBox>
          ) : (
            <Services deployments={shown} />
          )
        }
      </CardAnswer>
    </Panel>
  );
};

const Services = ({ deployments }: { deployments: EntityDeployments }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { rows, more } = useMoreRows(rollUpRows(deployments), 12);
  const columns: DataColumn<RollUpRow>[] = [
    {
      id: 'service',
      title: t('rollout.service'),
      rowHeader: true,
      cell: ({ service, entityRef }) => (
        <PageLink
          to={
            links.entity && entityRef
              ? links.entity(entityRef)
              : links.rollout(service)
          }
        >
          {service}
        </PageLink>
      ),
    },
    {
      id: 'state',
      title: t('entity.state'),
      nowrap: true,
      cell: ({ state }) => <StateWord state={state} size={14} />,
    },
    ...deployments.environments.map(({ name }) => ({
      id: `in ${name}`,
      title: name || t('rollout.otherGroup'),
      nowrap: true,
      cell: (row: RollUpRow) => cellWords(row.environments.get(name), t),
    })),
  ];
  return (
    <>
      <DataTable
        label={t('entity.rollUp')}
        rows={rows}
        rowKey={row => row.service}
        columns={columns}
      />
      {more}
    </>
  );
};

/** The release, and whatever is not as it should be. */
function cellWords(cell: RollUpCell | undefined, t: FleetText) {
  if (!cell) return '-';
  const { version, states, behind } = cell;
  return (
    <span className={styles.cell}>
      {version ?? t('matrix.noVersion')}
      <StateCountWords states={troubled(states)} />
      {behind > 0 && (
        <span className={`${styles.behind} ${toneClass('skew')}`}>
          <StateIcon state="behind" size={14} label={t('state.behind')} />
          {behind}
        </span>
      )}
    </span>
  );
}

function troubled({ healthy, ...others }: StateCounts): StateCounts {
  return others;
}

import {
  HubFigures,
  HubReplicas,
  HubShard,
  HubWorkload,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { DataTable } from '../layout';
import { StateWord } from '../state';
import { EmptyBox } from '../trouble';
import { figureWords, shownFigures } from './figureWords';
import styles from './hub.module.css';

export const ReplicasTable = ({
  components,
}: {
  components: readonly HubReplicas[];
}) => {
  const t = useFleetText();
  return (
    <>
      <DataTable
        label={t('hub.components')}
        rows={components}
        rowKey={({ component }) => component}
        columns={[
          {
            id: 'component',
            title: t('hub.component'),
            rowHeader: true,
            cell: ({ component }) => t(`hub.componentNames.${component}`),
          },
          {
            id: 'replicas',
            title: t('hub.replicas'),
            align: 'end',
            cell: ({ replicas }) => replicas ?? t('hub.notTold'),
          },
        ]}
      />
      <p className={styles.note}>
        {t('hub.scrapedNote')} {t('hub.redisNote')}
      </p>
    </>
  );
};

/** What runs of it, by the Kubernetes API of its own cluster. */
export const WorkloadsTable = ({
  workloads,
}: {
  workloads: readonly HubWorkload[];
}) => {
  const t = useFleetText();
  if (workloads.length === 0)
    return <EmptyBox>{t('hub.noWorkloads')}</EmptyBox>;
  return (
    <DataTable
      label={t('hub.workloads')}
      rows={workloads}
      rowKey={({ kind, namespace, name }) => `${kind} ${namespace}/${name}`}
      columns={[
        {
          id: 'name',
          title: t('hub.workload'),
          rowHeader: true,
          cell: ({ kind, name }) => `${kind} ${name}`,
        },
        {
          id: 'ready',
          title: t('hub.readyReplicas'),
          align: 'end',
          nowrap: true,
          cell: ({ ready, desired }) => (
            <StateWord
              state={ready >= desired ? 'healthy' : 'degraded'}
              words={t('hub.ofReplicas', { n: ready, all: desired })}
            />
          ),
        },
      ]}
    />
  );
};

export const FiguresTable = ({ figures }: { figures: HubFigures }) => {
  const t = useFleetText();
  const rows = shownFigures.flatMap(figure => {
    const value = figures[figure];
    return value === undefined ? [] : [{ figure, value }];
  });
  if (rows.length === 0) return <EmptyBox>{t('metrics.nothing')}</EmptyBox>;
  return (
    <DataTable
      label={t('hub.figures')}
      rows={rows}
      rowKey={({ figure }) => figure}
      columns={[
        {
          id: 'figure',
          title: t('hub.figure'),
          rowHeader: true,
          cell: ({ figure }) => t(`hub.figureNames.${figure}`),
        },
        {
          id: 'value',
          title: t('hub.value'),
          align: 'end',
          nowrap: true,
          cell: ({ figure, value }) => figureWords(figure, value, t),
        },
      ]}
    />
  );
};

export const ShardsTable = ({ shards }: { shards: readonly HubShard[] }) => {
  const t = useFleetText();
  if (shards.length === 0) return <EmptyBox>{t('hub.noShards')}</EmptyBox>;
  return (
    <DataTable
      label={t('hub.shards')}
      rows={shards}
      rowKey={({ controller }) => controller}
      columns={[
        {
          id: 'controller',
          title: t('hub.controller'),
          rowHeader: true,
          cell: ({ controller }) => controller,
        },
        {
          id: 'applications',
          title: t('hub.applications'),
          align: 'end',
          cell: ({ applications }) => applications,
        },
        {
          id: 'clusters',
          title: t('hub.clusters'),
          prose: true,
          cell: ({ clusters }) => clusters.join(', '),
        },
      ]}
    />
  );
};

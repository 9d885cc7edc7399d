import { Block, PodTrouble } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { DataTable, Panel, useMoreRows } from '../layout';
import { ShownState, StateIcon } from '../state';
import { Age } from '../time';
import { BlockBody, BlockNote } from './BlockNote';
import styles from './cluster.module.css';

interface Pods {
  total: number;
  notRunning: PodTrouble[];
}

/** Pods that do not run, with the reason in the cluster's own words. */
export const PodsPanel = ({ block }: { block: Block<Pods> }) => {
  const t = useFleetText();
  const known =
    block.status === 'ok' || block.status === 'stale' ? block.value : undefined;
  return (
    <Panel
      title={t('cluster.pods')}
      note={
        known &&
        t('cluster.podsOf', {
          n: known.notRunning.length,
          total: known.total,
        })
      }
      aside={<BlockNote block={block} />}
      flush
    >
      <BlockBody block={block}>
        {({ notRunning, total }, stale) =>
          notRunning.length === 0 ? (
            <p className={styles.absent}>
              {t(stale ? 'cluster.podsNoneThen' : 'cluster.podsNone', {
                total,
              })}
            </p>
          ) : (
            <PodsTable pods={notRunning} stale={stale} />
          )
        }
      </BlockBody>
    </Panel>
  );
};

const PodsTable = ({ pods, stale }: { pods: PodTrouble[]; stale: boolean }) => {
  const t = useFleetText();
  const { rows, more } = useMoreRows(pods, 10);
  return (
    <>
      <DataTable
        label={t('cluster.pods')}
        rows={rows}
        rowKey={pod => `${pod.namespace}/${pod.name}`}
        columns={[
          {
            id: 'pod',
            title: t('cluster.pod'),
            rowHeader: true,
            cell: pod => (
              <span className={styles.named}>
                <StateIcon state={iconOf(pod, stale)} size={14} />
                <span className={styles.code}>{pod.name}</span>
              </span>
            ),
          },
          {
            id: 'namespace',
            title: t('cluster.namespace'),
            cell: pod => pod.namespace,
          },
          {
            id: 'reason',
            title: t('cluster.reason'),
            cell: pod => (
              <>
                <div className={styles.reason}>{pod.reason}</div>
                {pod.message && (
                  <div className={styles.small}>{pod.message}</div>
                )}
              </>
            ),
          },
          {
            id: 'since',
            title: t('cluster.since'),
            cell: pod => (pod.since ? <Age at={pod.since} ago={false} /> : '-'),
          },
        ]}
      />
      {more}
    </>
  );
};

function iconOf(pod: PodTrouble, stale: boolean): ShownState {
  if (stale || pod.phase === 'Unknown') return 'notHeard';
  const waits = pod.reason === 'Unschedulable' || pod.reason === 'Pending';
  return waits ? 'atRisk' : 'degraded';
}

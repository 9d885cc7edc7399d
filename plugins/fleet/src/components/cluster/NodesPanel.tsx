import {
  Block,
  ClusterNode,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { DataTable, Panel, useMoreRows } from '../layout';
import { ShownState, StateIcon, toneClass } from '../state';
import { BlockBody, BlockNote } from './BlockNote';
import { percentWords } from './quantities';
import styles from './cluster.module.css';

/** The nodes, those in trouble first. */
export const NodesPanel = ({ block }: { block: Block<ClusterNode[]> }) => {
  const t = useFleetText();
  const known =
    block.status === 'ok' || block.status === 'stale' ? block.value : undefined;
  const counts = known && {
    ready: known.filter(node => node.ready).length,
    n: known.length,
  };
  return (
    <Panel
      title={t('cluster.nodes')}
      note={
        counts &&
        (block.status === 'stale'
          ? t('cluster.nodesReadyThen', counts)
          : t('cluster.nodesReady', counts))
      }
      aside={<BlockNote block={block} />}
      flush
    >
      <BlockBody block={block}>
        {(nodes, stale) => <NodesTable nodes={nodes} stale={stale} />}
      </BlockBody>
    </Panel>
  );
};

const NodesTable = ({
  nodes,
  stale,
}: {
  nodes: ClusterNode[];
  stale: boolean;
}) => {
  const t = useFleetText();
  const ordered = [...nodes].sort((a, b) => troubleOf(b) - troubleOf(a));
  const { rows, more } = useMoreRows(ordered, 10);
  return (
    <>
      <DataTable
        label={t('cluster.nodes')}
        rows={rows}
        rowKey={node => node.name}
        columns={[
          {
            id: 'name',
            title: t('cluster.node'),
            rowHeader: true,
            cell: node => (
              <span className={styles.named}>
                <StateIcon state={iconOf(node, stale)} size={14} />
                <span className={styles.code}>{node.name}</span>
              </span>
            ),
          },
          {
            id: 'state',
            title: t('cluster.nodeState'),
            cell: node => <NodeWords node={node} stale={stale} />,
          },
          {
            id: 'use',
            title: t('cluster.nodeUse'),
            cell: node =>
              `${percentWords(
                node.cpuUsed,
                node.cpuAllocatable,
              )} / ${percentWords(node.memoryUsed, node.memoryAllocatable)}`,
          },
          {
            id: 'kubelet',
            title: t('cluster.kubelet'),
            cell: node => node.kubeletVersion ?? '-',
          },
        ]}
      />
      {more}
    </>
  );
};

const NodeWords = ({ node, stale }: { node: ClusterNode; stale: boolean }) => {
  const t = useFleetText();
  if (stale && node.ready) return <>{t('cluster.readyThen')}</>;
  const words = [
    node.ready ? t('cluster.ready') : t('cluster.notReady'),
    ...(node.unschedulable ? [t('cluster.unschedulable')] : []),
    ...(node.reason ? [node.reason] : []),
  ].join(', ');
  return (
    <span>
      {words}
      {node.pressures.length > 0 && (
        <span
          className={toneClass('warning')}
          style={{ color: 'var(--fleet-tone-fg)' }}
        >
          , {node.pressures.join(', ')}
        </span>
      )}
    </span>
  );
};

function troubleOf(node: ClusterNode): number {
  if (!node.ready) return 3;
  if (node.pressures.length > 0) return 2;
  return node.unschedulable ? 1 : 0;
}

function iconOf(node: ClusterNode, stale: boolean): ShownState {
  if (stale) return 'notHeard';
  if (!node.ready) return 'degraded';
  if (node.pressures.length > 0) return 'atRisk';
  return node.unschedulable ? 'suspended' : 'healthy';
}

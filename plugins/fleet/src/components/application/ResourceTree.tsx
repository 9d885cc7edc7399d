import { TreeNode } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { DataTable, useMoreRows } from '../layout';
import { SafeLink } from '../links';
import { ShownState, StateIcon } from '../state';
import { Age } from '../time';
import { treeOrder } from './treeOrder';
import styles from './ResourceTree.module.css';

/** What the Application is made of, with the words for what does not work. */
export const ResourceTree = ({ nodes }: { nodes: readonly TreeNode[] }) => {
  const t = useFleetText();
  const { rows, more } = useMoreRows(treeOrder(nodes), 40);
  return (
    <>
      <DataTable
        label={t('application.resources')}
        rows={rows}
        rowKey={({ node }) => node.uid}
        columns={[
          {
            id: 'resource',
            title: t('application.resource'),
            rowHeader: true,
            cell: ({ node, depth }) => (
              <span
                className={styles.resource}
                style={{ paddingLeft: depth * 20 }}
              >
                {depth > 0 && <span className={styles.branch}>└</span>}
                <StateIcon
                  state={iconOf(node)}
                  size={14}
                  label={node.health ?? node.sync}
                />
                <span className={styles.kind}>{node.kind}</span>
                <span className={styles.name}>{node.name}</span>
                {node.logs && (
                  <SafeLink href={node.logs}>{t('application.logs')}</SafeLink>
                )}
              </span>
            ),
          },
          {
            id: 'health',
            title: t('application.health'),
            cell: ({ node }) => (
              <>
                {node.health ?? '-'}
                {node.message && (
                  <div className={styles.message}>{node.message}</div>
                )}
              </>
            ),
          },
          {
            id: 'sync',
            title: t('application.sync'),
            cell: ({ node }) => node.sync ?? '-',
          },
          {
            id: 'age',
            title: t('cluster.since'),
            cell: ({ node }) =>
              node.createdAt ? <Age at={node.createdAt} ago={false} /> : '-',
          },
        ]}
      />
      {more}
    </>
  );
};

function iconOf(node: TreeNode): ShownState {
  switch (node.health) {
    case 'Degraded':
      return 'degraded';
    case 'Missing':
      return 'missing';
    case 'Progressing':
      return 'progressing';
    case 'Suspended':
      return 'suspended';
    case 'Unknown':
      return 'notHeard';
    default:
      return node.sync === 'OutOfSync' ? 'drift' : 'healthy';
  }
}

import { TreeNode } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { DataTable, useMoreRows } from '../layout';
import { StateIcon } from '../state';
import { PageLink, SafeLink } from '../links';
import { Age } from '../time';
import { resourceState } from './resourceState';
import { treeOrder } from './treeOrder';
import styles from './ResourceTree.module.css';

/** What the Application is made of, with the words for what does not work. */
export const ResourceTree = ({
  nodes,
  addressOf,
}: {
  nodes: readonly TreeNode[];
  /** Where more about it is. */
  addressOf: (node: TreeNode) => string;
}) => {
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
                  state={resourceState(node)}
                  size={14}
                  label={node.health ?? node.sync}
                />
                <span className={styles.kind}>{node.kind}</span>
                <span className={styles.name}>
                  <PageLink to={addressOf(node)}>{node.name}</PageLink>
                </span>
                {node.logs && (
                  <SafeLink href={node.logs}>{t('application.logs')}</SafeLink>
                )}
              </span>
            ),
          },
          {
            id: 'health',
            title: t('application.health'),
            prose: true,
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

import { NamespaceRecovery } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { bytesWords } from '../cluster/quantities';
import { DataTable, useMoreRows } from '../layout';
import { StateWord } from '../state';
import styles from './recovery.module.css';
import { rebuiltLook } from './verdictLook';

/** What Git brings back, and what only a backup can. */
export const NamespacesTable = ({
  namespaces,
}: {
  namespaces: readonly NamespaceRecovery[];
}) => {
  const t = useFleetText();
  const { rows, more } = useMoreRows(namespaces, 8);
  return (
    <>
      <DataTable
        label={t('recovery.namespaces')}
        rows={rows}
        rowKey={({ namespace }) => namespace}
        columns={[
          {
            id: 'namespace',
            title: t('recovery.namespace'),
            rowHeader: true,
            cell: ({ namespace }) => (
              <span className={styles.code}>{namespace}</span>
            ),
          },
          {
            id: 'by',
            title: t('recovery.broughtBackBy'),
            cell: ({ by }) => (
              <StateWord
                state={rebuiltLook[by]}
                size={14}
                words={t(`recovery.by.${by}`)}
              />
            ),
          },
          {
            id: 'volumes',
            title: t('recovery.volumes'),
            nowrap: true,
            cell: ({ claims, bytes }) =>
              claims === 0
                ? '-'
                : t('recovery.claims', {
                    count: claims,
                    size: bytesWords(bytes, t),
                  }),
          },
          {
            id: 'schedules',
            title: t('recovery.schedule'),
            cell: ({ schedules }) => schedules.join(', ') || '-',
          },
        ]}
      />
      {more}
    </>
  );
};

import {
  DnsRecordView,
  LoadBalancerView,
  SharedServiceView,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { DataTable, useMoreRows } from '../layout';
import { StateWord } from '../state';
import { Age } from '../time';
import styles from './networking.module.css';

/** What is reached from outside. */
export const LoadBalancersTable = ({
  services,
}: {
  services: readonly LoadBalancerView[];
}) => {
  const t = useFleetText();
  const { rows, more } = useMoreRows(services, 8);
  if (services.length === 0) return <p>{t('networking.noLoadBalancers')}</p>;
  return (
    <>
      <DataTable
        label={t('networking.loadBalancers')}
        rows={rows}
        rowKey={({ namespace, name }) => `${namespace}/${name}`}
        columns={[
          {
            id: 'service',
            title: t('networking.service'),
            rowHeader: true,
            cell: ({ namespace, name }) => (
              <span className={styles.code}>
                {namespace}/{name}
              </span>
            ),
          },
          {
            id: 'address',
            title: t('networking.address'),
            cell: ({ addresses, since }) =>
              addresses.length > 0 ? (
                <span className={styles.code}>{addresses.join(', ')}</span>
              ) : (
                <>
                  <StateWord
                    state="waiting"
                    size={14}
                    words={t('networking.noAddress')}
                  />
                  {since && (
                    <span className={styles.second}>
                      <Age at={since} />
                    </span>
                  )}
                </>
              ),
          },
          {
            id: 'names',
            title: t('networking.names'),
            cell: ({ hostnames }) => (
              <span className={styles.code}>{hostnames.join(', ') || '-'}</span>
            ),
          },
        ]}
      />
      {more}
    </>
  );
};

/** Names that External DNS is asked to publish. */
export const DnsRecordsTable = ({
  records,
}: {
  records: readonly DnsRecordView[];
}) => {
  const t = useFleetText();
  const { rows, more } = useMoreRows(records, 8);
  if (records.length === 0) return <p>{t('networking.noRecords')}</p>;
  return (
    <>
      <DataTable
        label={t('networking.records')}
        rows={rows}
        rowKey={({ source, namespace, name, hostname, setIdentifier }) =>
          [source, namespace, name, hostname, setIdentifier].join('/')
        }
        columns={[
          {
            id: 'name',
            title: t('networking.name'),
            rowHeader: true,
            cell: ({ hostname, source, namespace, name }) => (
              <>
                <span className={styles.code}>{hostname}</span>
                <span className={styles.second}>
                  {source} {namespace}/{name}
                </span>
              </>
            ),
          },
          {
            id: 'targets',
            title: t('networking.pointsTo'),
            cell: ({ targets }) => (
              <span className={styles.code}>{targets.join(', ') || '-'}</span>
            ),
          },
          {
            id: 'weight',
            title: t('networking.weight'),
            nowrap: true,
            cell: ({ weight, setIdentifier }) => (
              <>
                {weight ?? '-'}
                {setIdentifier && (
                  <span className={styles.second}>{setIdentifier}</span>
                )}
              </>
            ),
          },
        ]}
      />
      {more}
    </>
  );
};

/** Services that clusters share with each other. */
export const SharedServicesTable = ({
  services,
}: {
  services: readonly SharedServiceView[];
}) => {
  const t = useFleetText();
  const { rows, more } = useMoreRows(services, 8);
  if (services.length === 0) return <p>{t('networking.noShared')}</p>;
  return (
    <>
      <DataTable
        label={t('networking.shared')}
        rows={rows}
        rowKey={({ namespace, name }) => `${namespace}/${name}`}
        columns={[
          {
            id: 'service',
            title: t('networking.service'),
            rowHeader: true,
            cell: ({ namespace, name }) => (
              <span className={styles.code}>
                {namespace}/{name}
              </span>
            ),
          },
          {
            id: 'exported',
            title: t('networking.exported'),
            prose: true,
            cell: ({ exported, trouble }) =>
              trouble ?? (exported ? t('networking.yes') : '-'),
          },
          {
            id: 'from',
            title: t('networking.importedFrom'),
            cell: ({ from }) => from.join(', ') || '-',
          },
        ]}
      />
      {more}
    </>
  );
};

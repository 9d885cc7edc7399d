import {
  DnsRecordView,
  LoadBalancerView,
  SharedServiceView,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText, useFleetText } from '../../translation';
import { DataColumn, DataTable, DataTableProps, useMoreRows } from '../layout';
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
  return (
    <FirstRows
      none={t('networking.noLoadBalancers')}
      label={t('networking.loadBalancers')}
      rows={services}
      rowKey={nameOfService}
      columns={[
        serviceColumn(t),
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
  );
};

/** Names that External DNS is asked to publish. */
export const DnsRecordsTable = ({
  records,
}: {
  records: readonly DnsRecordView[];
}) => {
  const t = useFleetText();
  return (
    <FirstRows
      none={t('networking.noRecords')}
      label={t('networking.records')}
      rows={records}
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
  );
};

/** Services that clusters share with each other. */
export const SharedServicesTable = ({
  services,
}: {
  services: readonly SharedServiceView[];
}) => {
  const t = useFleetText();
  return (
    <FirstRows
      none={t('networking.noShared')}
      label={t('networking.shared')}
      rows={services}
      rowKey={nameOfService}
      columns={[
        serviceColumn(t),
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
  );
};

interface NamedService {
  namespace: string;
  name: string;
}

const nameOfService = ({ namespace, name }: NamedService) =>
  `${namespace}/${name}`;

const serviceColumn = (t: FleetText): DataColumn<NamedService> => ({
  id: 'service',
  title: t('networking.service'),
  rowHeader: true,
  cell: service => (
    <span className={styles.code}>{nameOfService(service)}</span>
  ),
});

/** A table of a few rows, and more on request; one sentence where there are none. */
function FirstRows<T>({
  none,
  rows: all,
  ...table
}: DataTableProps<T> & { none: string }) {
  const { rows, more } = useMoreRows(all, 8);
  if (all.length === 0) return <p>{none}</p>;
  return (
    <>
      <DataTable rows={rows} {...table} />
      {more}
    </>
  );
}

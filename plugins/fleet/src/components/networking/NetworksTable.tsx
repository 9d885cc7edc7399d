import {
  ClusterNetwork,
  ClusterRef,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { FleetText, said, saidOfEach, useFleetText } from '../../translation';
import { DataTable, SecondLine } from '../layout';
import { ClusterLink } from '../links';
import { StateWord } from '../state';
import styles from './networking.module.css';
import { networkLook } from './networkLook';

/** Clusters by harm, with how each is reached and linked. */
export const NetworksTable = ({
  clusters,
  href,
}: {
  clusters: readonly ClusterNetwork[];
  href: (ref: ClusterRef) => string;
}) => {
  const t = useFleetText();
  return (
    <DataTable
      label={t('networking.byHarm')}
      rows={clusters}
      rowKey={({ ref }) => stringifyClusterRef(ref)}
      columns={[
        {
          id: 'cluster',
          title: t('networking.cluster'),
          rowHeader: true,
          cell: cluster => (
            <ClusterLink cluster={cluster} to={href(cluster.ref)} />
          ),
        },
        {
          id: 'verdict',
          title: t('networking.state'),
          nowrap: true,
          cell: ({ pending, verdict }) => (
            <StateWord
              state={pending ? 'waiting' : networkLook[verdict]}
              words={
                pending
                  ? t('networking.pending')
                  : t(`networking.verdict.${verdict}`)
              }
            />
          ),
        },
        {
          id: 'words',
          title: t('networking.why'),
          prose: true,
          cell: one => (
            <>
              {!one.pending && said(one, 'words', t)}
              {!one.pending && one.remarks.length > 0 && (
                <span
                  className={styles.second}
                  title={saidOfEach(one, 'remarks', t).join('\n')}
                >
                  {t('networking.remarks', { count: one.remarks.length })}
                </span>
              )}
            </>
          ),
        },
        {
          id: 'loadBalancers',
          title: t('networking.loadBalancers'),
          nowrap: true,
          cell: ({ loadBalancers }) => (
            <>
              {loadBalancers ? loadBalancers.count : '-'}
              {loadBalancers !== undefined && loadBalancers.waiting > 0 && (
                <SecondLine>
                  {t('networking.waiting', { n: loadBalancers.waiting })}
                </SecondLine>
              )}
            </>
          ),
        },
        {
          id: 'dns',
          title: t('networking.externalDns'),
          nowrap: true,
          cell: ({ externalDns }) =>
            externalDns ? t(`networking.dns.${externalDns}`) : '-',
        },
        {
          id: 'linkedBy',
          title: t('networking.linkedBy'),
          cell: cluster => linkedBy(cluster, t),
        },
      ]}
    />
  );
};

function linkedBy(
  { technologies, serviceMeshes }: ClusterNetwork,
  t: FleetText,
): string {
  const names = [
    ...technologies.map(one => t(`networking.technology.${one}`)),
    ...serviceMeshes,
  ];
  return names.join(', ') || '-';
}

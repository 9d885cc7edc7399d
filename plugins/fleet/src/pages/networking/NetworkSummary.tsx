import { ClusterNetworkDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { Facts } from '../../components/layout';
import { networkLook } from '../../components/networking';
import { StateWord } from '../../components/state';
import { said, saidOfEach, useFleetText } from '../../translation';
import styles from './NetworkingPage.module.css';

/** The verdict on a cluster, and what it is reached and linked by. */
export const NetworkSummary = ({
  network,
}: {
  network: ClusterNetworkDetail['network'];
}) => {
  const t = useFleetText();
  const { verdict, loadBalancers, externalDns } = network;
  const { technologies, serviceMeshes } = network;
  const remarks = saidOfEach(network, 'remarks', t);
  return (
    <>
      <StateWord
        state={networkLook[verdict]}
        words={t(`networking.verdict.${verdict}`)}
      />
      <p className={styles.words}>{said(network, 'words', t)}</p>
      {remarks.length > 0 && (
        <ul className={styles.remarks}>
          {remarks.map(remark => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      <Facts
        facts={[
          {
            term: t('networking.loadBalancers'),
            value: loadBalancers?.count ?? '-',
          },
          {
            term: t('networking.externalDns'),
            value: externalDns ? t(`networking.dns.${externalDns}`) : '-',
          },
          {
            term: t('networking.linkedBy'),
            value:
              technologies
                .map(one => t(`networking.technology.${one}`))
                .join(', ') || '-',
          },
          {
            term: t('networking.serviceMesh'),
            value:
              serviceMeshes.join(', ') ||
              (verdict === 'unknown' ? '-' : t('networking.none')),
          },
        ]}
      />
    </>
  );
};

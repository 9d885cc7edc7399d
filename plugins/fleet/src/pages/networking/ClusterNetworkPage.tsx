import { ClusterNetworkDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { useParams } from 'react-router-dom';
import { BlockBody, BlockNote } from '../../components/cluster';
import { Facts, PageSkeleton, Panel } from '../../components/layout';
import {
  DnsRecordsTable,
  LinksTable,
  LoadBalancersTable,
  SharedServicesTable,
} from '../../components/networking';
import { EmptyBox } from '../../components/trouble';
import { useClusterNetwork, useFleetLinks } from '../../hooks';
import { said, useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import { ConflictsPanel } from './ConflictsPanel';
import { NetworkSummary } from './NetworkSummary';
import styles from './NetworkingPage.module.css';
import { CiliumPanel, SubmarinerPanel } from './TechnologyPanels';

type Network = ClusterNetworkDetail['network'];

/** How one cluster is reached and linked. */
export const ClusterNetworkPage = () => {
  const { hub = '', name = '' } = useParams();
  const t = useFleetText();
  const links = useFleetLinks();
  const ref = { hub, name };
  const { data, error, isPending, refetch } = useClusterNetwork(ref);
  return (
    <PageFrame
      title={t('networking.ofCluster', { cluster: name })}
      pending={isPending}
      trail={[
        { label: t('page.networking'), to: links.networking() },
        { label: name, to: links.cluster(ref) },
      ]}
    >
      {isPending && <PageSkeleton shape="detail" />}
      {error && !data && <LoadFailure error={error} onRetry={refetch} />}
      {data && (
        <>
          <StaleNotice error={error} onRetry={refetch} />
          <Blocks network={data.network} />
        </>
      )}
    </PageFrame>
  );
};

const Blocks = ({ network }: { network: Network }) => {
  const t = useFleetText();
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <Panel
          title={t('networking.state')}
          alarming={network.verdict === 'broken'}
        >
          <NetworkSummary network={network} />
        </Panel>
        <ConflictsPanel conflicts={network.conflicts} />
        <CiliumPanel network={network} />
        <SubmarinerPanel network={network} />
        <Remedies network={network} />
      </div>
      <div className={styles.column}>
        <Links network={network} />
        <Reach network={network} />
        <Panel
          title={t('networking.shared')}
          note={t('networking.sharedNote')}
          aside={<BlockNote block={network.sharedServices} />}
          flush
        >
          <BlockBody block={network.sharedServices}>
            {found => <SharedServicesTable services={found} />}
          </BlockBody>
        </Panel>
      </div>
    </div>
  );
};

const Remedies = ({ network: { remedies } }: { network: Network }) => {
  const t = useFleetText();
  if (remedies.length === 0) return null;
  return (
    <Panel title={t('networking.howToAdd')}>
      <ul className={styles.remarks}>
        {remedies.map(remedy => (
          <li key={remedy.about}>{said(remedy, 'words', t)}</li>
        ))}
      </ul>
    </Panel>
  );
};

const Links = ({ network: { links } }: { network: Network }) => {
  const t = useFleetText();
  const { clusterNetwork } = useFleetLinks();
  return (
    <Panel title={t('networking.links')} flush>
      {links.length === 0 ? (
        <EmptyBox>{t('networking.noOwnLinks')}</EmptyBox>
      ) : (
        <LinksTable links={links} href={clusterNetwork} />
      )}
    </Panel>
  );
};

const Reach = ({ network }: { network: Network }) => {
  const t = useFleetText();
  const { services, dnsController, dnsRecords } = network;
  return (
    <>
      <Panel
        title={t('networking.loadBalancers')}
        aside={<BlockNote block={services} />}
        flush
      >
        <BlockBody block={services}>
          {found => <LoadBalancersTable services={found} />}
        </BlockBody>
      </Panel>
      <Panel
        title={t('networking.externalDns')}
        aside={<BlockNote block={dnsController} />}
      >
        <BlockBody block={dnsController}>
          {({ version, ready, message }) => (
            <Facts
              facts={[
                { term: t('networking.version'), value: version ?? '-' },
                {
                  term: t('networking.state'),
                  value:
                    message ??
                    t(`networking.dns.${ready ? 'ready' : 'notReady'}`),
                },
              ]}
            />
          )}
        </BlockBody>
      </Panel>
      <Panel
        title={t('networking.records')}
        aside={<BlockNote block={dnsRecords} />}
        flush
      >
        <BlockBody block={dnsRecords}>
          {found => <DnsRecordsTable records={found} />}
        </BlockBody>
      </Panel>
    </>
  );
};

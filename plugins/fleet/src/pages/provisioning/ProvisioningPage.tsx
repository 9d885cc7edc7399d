import { ButtonLink } from '@backstage/ui';
import { ProvisioningResponse } from '@fleet-portal/backstage-plugin-fleet-common';
import { PageSkeleton, Panel } from '../../components/layout';
import { SilentHubs } from '../../components/overview';
import {
  ClustersTable,
  ManagementClusters,
} from '../../components/provisioning';
import { EmptyBox } from '../../components/trouble';
import { useFleetLinks, useProvisioning, useTemplateLink } from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import { OnboardLink } from './OnboardLink';

/** The clusters that Cluster API makes, and how well it was heard. */
export const ProvisioningPage = () => {
  const t = useFleetText();
  const { data, error, isPending, refetch } = useProvisioning();
  const provision = useTemplateLink('provision-a-cluster');
  return (
    <PageFrame
      title={t('page.provisioning')}
      pending={isPending}
      actions={
        provision && (
          <ButtonLink variant="primary" href={provision}>
            {t('provisioning.provision')}
          </ButtonLink>
        )
      }
    >
      {isPending && <PageSkeleton shape="list" />}
      {error && !data && <LoadFailure error={error} onRetry={refetch} />}
      {data && (
        <>
          <StaleNotice error={error} onRetry={refetch} />
          <SilentHubs sources={data.sources} />
          <Estates answer={data} />
        </>
      )}
    </PageFrame>
  );
};

const Estates = ({ answer }: { answer: ProvisioningResponse }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { items, managementClusters } = answer;
  const ready = items.filter(({ state }) => state === 'ready');
  const isWhole = managementClusters.every(({ status }) => status === 'ok');
  const sources = (
    <Panel
      title={t('provisioning.management')}
      note={t('provisioning.managementNote')}
    >
      <ManagementClusters clusters={managementClusters} />
    </Panel>
  );
  return (
    <>
      {!isWhole && sources}
      <Panel
        title={t('provisioning.ofClusterApi')}
        note={t('provisioning.readyOf', { n: ready.length, all: items.length })}
        flush
      >
        {items.length === 0 ? (
          <EmptyBox>{t('provisioning.noClusters')}</EmptyBox>
        ) : (
          <ClustersTable
            clusters={items}
            href={links.provisionedCluster}
            clusterHref={links.cluster}
            onboard={cluster => <OnboardLink cluster={cluster} />}
          />
        )}
      </Panel>
      {isWhole && sources}
    </>
  );
};

import { ButtonLink } from '@backstage/ui';
import { ProvisionedClusterDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { useParams } from 'react-router-dom';
import { PageSkeleton, Panel } from '../../components/layout';
import { PageLink } from '../../components/links';
import {
  ConditionsTable,
  MachinesTable,
  ManagementClusters,
  provisioningLook,
  StepStrip,
} from '../../components/provisioning';
import { StateWord } from '../../components/state';
import { EmptyBox } from '../../components/trouble';
import {
  useFleetLinks,
  useProvisionedCluster,
  useTemplateLink,
} from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import { AppliedByClusterApi } from './AppliedByClusterApi';
import { OnboardLink } from './OnboardLink';
import { ProvisionedFacts } from './ProvisionedFacts';
import styles from './ProvisionedClusterPage.module.css';

/** One cluster of Cluster API: how far it is, and every machine of it. */
export const ProvisionedClusterPage = () => {
  const { hub = '', namespace = '', name = '' } = useParams();
  const t = useFleetText();
  const links = useFleetLinks();
  const ref = { hub, namespace, name };
  const { data, error, isPending, refetch } = useProvisionedCluster(ref);
  const scale = useTemplateLink('scale-a-cluster', { hub, cluster: name });
  return (
    <PageFrame
      title={name}
      name={name}
      pending={isPending}
      trail={[
        { label: t('page.provisioning'), to: links.provisioning() },
        { label: hub },
      ]}
      badges={
        data && (
          <StateWord
            state={provisioningLook[data.cluster.state]}
            words={t(`provisioning.states.${data.cluster.state}`)}
          />
        )
      }
      actions={
        scale &&
        data && (
          <ButtonLink variant="secondary" href={scale}>
            {t('provisioning.scale')}
          </ButtonLink>
        )
      }
    >
      {isPending && <PageSkeleton shape="detail" />}
      {error && !data && <LoadFailure error={error} onRetry={refetch} />}
      {data && (
        <>
          <StaleNotice error={error} onRetry={refetch} />
          <Body detail={data} />
        </>
      )}
    </PageFrame>
  );
};

const Body = ({ detail }: { detail: ProvisionedClusterDetail }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { cluster, conditions, machines, managementCluster } = detail;
  return (
    <>
      {managementCluster.status !== 'ok' && (
        <Panel title={t('provisioning.management')} alarming>
          <ManagementClusters clusters={[managementCluster]} />
        </Panel>
      )}
      <Panel title={t('provisioning.progress')}>
        <StepStrip
          cluster={cluster}
          onboard={
            cluster.registered ? (
              <PageLink to={links.cluster(cluster.registered)}>
                {cluster.registered.name} / {cluster.registered.hub}
              </PageLink>
            ) : (
              <OnboardLink cluster={cluster} />
            )
          }
        />
      </Panel>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Panel title={t('provisioning.about')}>
            <ProvisionedFacts detail={detail} />
          </Panel>
          <AppliedByClusterApi detail={detail} />
          <Panel title={t('provisioning.conditions')} flush>
            {conditions.length === 0 ? (
              <EmptyBox>{t('provisioning.noConditions')}</EmptyBox>
            ) : (
              <ConditionsTable conditions={conditions} />
            )}
          </Panel>
        </div>
        <div className={styles.column}>
          <Panel
            title={t('provisioning.machines')}
            note={machines.length}
            flush
          >
            {machines.length === 0 ? (
              <EmptyBox>{t('provisioning.noMachines')}</EmptyBox>
            ) : (
              <MachinesTable machines={machines} />
            )}
          </Panel>
        </div>
      </div>
    </>
  );
};

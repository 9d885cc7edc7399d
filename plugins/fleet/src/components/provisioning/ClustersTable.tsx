import { ReactNode } from 'react';
import {
  ClusterRef,
  ProvisionedCluster,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { DataTable } from '../layout';
import { PageLink } from '../links';
import { StateWord } from '../state';
import { Age } from '../time';
import { Counts } from './Counts';
import styles from './provisioning.module.css';
import { provisioningLook } from './provisioningLook';

/** The clusters of Cluster API, most urgent first. */
export const ClustersTable = ({
  clusters,
  href,
  clusterHref,
  onboard,
}: {
  clusters: readonly ProvisionedCluster[];
  href: (cluster: ProvisionedCluster) => string;
  clusterHref: (ref: ClusterRef) => string;
  /** What to do about one that no hub knows yet. */
  onboard: (cluster: ProvisionedCluster) => ReactNode;
}) => {
  const t = useFleetText();
  return (
    <DataTable
      label={t('provisioning.ofClusterApi')}
      rows={clusters}
      rowKey={({ hub, namespace, name }) => `${hub}/${namespace}/${name}`}
      columns={[
        {
          id: 'cluster',
          title: t('provisioning.cluster'),
          rowHeader: true,
          cell: cluster => (
            <>
              <PageLink to={href(cluster)}>{cluster.name}</PageLink>
              <span className={styles.second}>
                {[cluster.labels.env ?? cluster.hub, cluster.labels.region]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </>
          ),
        },
        {
          id: 'state',
          title: t('provisioning.state'),
          nowrap: true,
          cell: ({ state }) => (
            <StateWord
              state={provisioningLook[state]}
              words={t(`provisioning.states.${state}`)}
            />
          ),
        },
        {
          id: 'version',
          title: t('provisioning.version'),
          nowrap: true,
          cell: cluster => <VersionWords cluster={cluster} />,
        },
        {
          id: 'controlPlane',
          title: t('provisioning.controlPlane'),
          nowrap: true,
          cell: ({ controlPlane }) =>
            controlPlane ? (
              <Counts counts={controlPlane} />
            ) : (
              t('provisioning.ofCloud')
            ),
        },
        {
          id: 'workers',
          title: t('provisioning.workers'),
          nowrap: true,
          cell: ({ workers }) => <Counts counts={workers} />,
        },
        {
          id: 'step',
          title: t('provisioning.step'),
          prose: true,
          cell: cluster => <Standing cluster={cluster} />,
        },
        {
          id: 'onboarded',
          title: t('provisioning.onHub'),
          nowrap: true,
          cell: cluster =>
            cluster.registered ? (
              <PageLink to={clusterHref(cluster.registered)}>
                {cluster.registered.hub}
              </PageLink>
            ) : (
              onboard(cluster)
            ),
        },
      ]}
    />
  );
};

/** `v1.35.4 to v1.36.1` while machines are replaced. */
export const VersionWords = ({
  cluster: { version, runs },
}: {
  cluster: ProvisionedCluster;
}) => {
  const t = useFleetText();
  const others = runs.filter(one => one !== version);
  return (
    <>
      {others.length > 0 && version
        ? t('provisioning.upgrade', { from: others.join(', '), to: version })
        : version ?? '-'}
    </>
  );
};

/** The step that is under way, in Cluster API's words. */
const Standing = ({ cluster }: { cluster: ProvisionedCluster }) => {
  const t = useFleetText();
  const step = cluster.steps.find(({ state }) => state !== 'done');
  if (!step) return <>{t('provisioning.whole')}</>;
  if (step.step === 'onboarded') return <>{t('provisioning.notOnboarded')}</>;
  return (
    <>
      {t(`provisioning.steps.${step.step}`)}
      {step.message && <>: {step.message}</>}
      {step.since && (
        <span className={styles.second}>
          <Age at={step.since} />
        </span>
      )}
    </>
  );
};

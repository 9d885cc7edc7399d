import { ButtonLink } from '@backstage/ui';
import { ClusterRecoveryDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { useParams } from 'react-router-dom';
import { BlockBody, BlockNote } from '../../components/cluster';
import { PageSkeleton, Panel } from '../../components/layout';
import {
  BackupsTable,
  LocationsTable,
  NamespacesTable,
  RestoresTable,
  SchedulesTable,
} from '../../components/recovery';
import {
  useClusterRecovery,
  useFleetLinks,
  useTemplateLink,
} from '../../hooks';
import { useFleetText } from '../../translation';
import { LoadFailure, StaleNotice } from '../LoadFailure';
import { PageFrame } from '../PageFrame';
import { RecoverySummary } from './RecoverySummary';
import styles from './RecoveryPage.module.css';

/** Everything that would bring one cluster back. */
export const ClusterRecoveryPage = () => {
  const { hub = '', name = '' } = useParams();
  const t = useFleetText();
  const links = useFleetLinks();
  const ref = { hub, name };
  const { data, error, isPending, refetch } = useClusterRecovery(ref);
  const restore = useTemplateLink('restore-a-namespace', {
    hub,
    cluster: name,
  });
  return (
    <PageFrame
      title={t('recovery.ofCluster', { cluster: name })}
      pending={isPending}
      trail={[
        { label: t('page.recovery'), to: links.recovery() },
        { label: name, to: links.cluster(ref) },
      ]}
      actions={
        restore && (
          <ButtonLink variant="primary" href={restore}>
            {t('recovery.restoreNamespace')}
          </ButtonLink>
        )
      }
    >
      {isPending && <PageSkeleton shape="detail" />}
      {error && !data && <LoadFailure error={error} onRetry={refetch} />}
      {data && (
        <>
          <StaleNotice error={error} onRetry={refetch} />
          <Blocks recovery={data.recovery} />
        </>
      )}
    </PageFrame>
  );
};

const Blocks = ({
  recovery,
}: {
  recovery: ClusterRecoveryDetail['recovery'];
}) => {
  const t = useFleetText();
  const { locations, schedules, backups, restores, namespaces } = recovery;
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <Panel title={t('recovery.state')} alarming={isHarm(recovery.verdict)}>
          <RecoverySummary recovery={recovery} />
        </Panel>
        <Panel
          title={t('recovery.locations')}
          aside={<BlockNote block={locations} />}
          flush
        >
          <BlockBody block={locations}>
            {found => <LocationsTable locations={found} />}
          </BlockBody>
        </Panel>
        <Panel
          title={t('recovery.schedules')}
          aside={<BlockNote block={schedules} />}
          flush
        >
          <BlockBody block={schedules}>
            {found => <SchedulesTable schedules={found} />}
          </BlockBody>
        </Panel>
      </div>
      <div className={styles.column}>
        <Panel
          title={t('recovery.restores')}
          note={t('recovery.drillNote')}
          aside={<BlockNote block={restores} />}
          flush
        >
          <BlockBody block={restores}>
            {found => <RestoresTable restores={found} />}
          </BlockBody>
        </Panel>
        <Panel
          title={t('recovery.backups')}
          aside={<BlockNote block={backups} />}
          flush
        >
          <BlockBody block={backups}>
            {found => <BackupsTable backups={found} />}
          </BlockBody>
        </Panel>
        <Panel
          title={t('recovery.namespaces')}
          note={t('recovery.namespacesNote')}
          aside={<BlockNote block={namespaces} />}
          flush
        >
          <BlockBody block={namespaces}>
            {found => <NamespacesTable namespaces={found} />}
          </BlockBody>
        </Panel>
      </div>
    </div>
  );
};

function isHarm(verdict: string): boolean {
  return verdict === 'noBackup' || verdict === 'tooOld';
}

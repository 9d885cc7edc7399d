import { useState } from 'react';
import {
  ApplicationSummary,
  EntityDeployments,
  stringifyHubObjectRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { HistoryList } from '../components/application';
import { Panel, Placeholder, useMoreRows } from '../components/layout';
import { SilentHubs } from '../components/overview';
import { PageLink } from '../components/links';
import {
  useApplication,
  useEntityDeployments,
  useFleetLinks,
  useLiveState,
} from '../hooks';
import { LiveNotice } from '../components/LiveBadge';
import { DriftPanel } from '../pages/application/DriftPanel';
import { LoadFailure, StaleNotice } from '../pages/LoadFailure';
import { useFleetText } from '../translation';
import { deploymentGroups } from './deploymentGroups';
import { NotOnTheFleet } from './FleetCard';
import { FollowedRollouts } from './FollowedRollouts';
import { PerClusterTable } from './PerClusterTable';
import { useFleetEntity } from './useFleetEntity';
import styles from './entity.module.css';

/** The tab: every Application of the service, its drift and its history. */
export const FleetContent = () => {
  const { data, error, isPending, refetch } = useEntityDeployments(
    useFleetEntity(),
  );
  const live = useLiveState();
  return (
    <div className={styles.stack}>
      <LiveNotice live={live} />
      {isPending && <Placeholder height={360} />}
      {error && !data && <LoadFailure error={error} onRetry={refetch} />}
      {data && <StaleNotice error={error} onRetry={refetch} />}
      {data && <SilentHubs sources={data.sources} />}
      {data && data.applications.length === 0 && <NotOnTheFleet />}
      {data && data.applications.length > 0 && <Deployments data={data} />}
    </div>
  );
};

const Deployments = ({ data }: { data: EntityDeployments }) => {
  const t = useFleetText();
  const [openKey, setOpenKey] = useState<string>();
  const open = data.applications.find(
    a => stringifyHubObjectRef(a.ref) === openKey,
  );
  return (
    <>
      <FollowedRollouts deployments={data} />
      <PerClusterTable
        deployments={data}
        open={open}
        onToggle={application =>
          setOpenKey(
            application === open
              ? undefined
              : stringifyHubObjectRef(application.ref),
          )
        }
      />
      <div className={open ? styles.pair : styles.single}>
        {open && <DriftOf application={open} />}
        <History data={data} />
      </div>
      {data.matchedBy && (
        <span className={styles.small}>
          {t('entity.matchedBy', { how: data.matchedBy })}
        </span>
      )}
    </>
  );
};

/** Read from the hub only when somebody asks for it. */
const DriftOf = ({ application }: { application: ApplicationSummary }) => {
  const { data, error, refetch } = useApplication(application.ref);
  if (data) {
    return (
      <DriftPanel
        diff={data.diff}
        cluster={application.cluster ?? application.ref.hub}
        state={data.application.state}
        onRetry={refetch}
      />
    );
  }
  return error ? (
    <LoadFailure error={error} onRetry={refetch} />
  ) : (
    <Placeholder height={240} />
  );
};

const History = ({ data }: { data: EntityDeployments }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { rows, more } = useMoreRows(deploymentGroups(data.history), 8);
  // An entity may own several rows of the matrix, each with rollouts of its own.
  const services = [...new Set(data.applications.map(a => a.service))];
  return (
    <Panel
      title={t('entity.history')}
      note={t('entity.historyOf')}
      aside={services.map(service => (
        <PageLink key={service} to={links.rollout(service)}>
          {services.length === 1
            ? t('rollout.open')
            : t('rollout.others', { service })}
        </PageLink>
      ))}
    >
      {rows.length === 0 ? (
        t('application.noHistory')
      ) : (
        <HistoryList
          entries={rows.map(group => ({
            ...group,
            commit: data.commits?.find(({ revision }) =>
              group.revisions.includes(revision),
            ),
            where: [
              group.environment,
              t('entity.onClusters', { count: group.clusters.length }),
            ]
              .filter(Boolean)
              .join(', '),
          }))}
        />
      )}
      {more}
    </Panel>
  );
};

import { fleetStates } from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel } from '../../components/layout';
import { PageLink } from '../../components/links';
import { StateIcon, toneOf } from '../../components/state';
import { StateBar } from '../../components/StateCountWords';
import { Age } from '../../components/time';
import { ShownCluster, useFleetLinks } from '../../hooks';
import { useFleetText } from '../../translation';
import styles from './ClusterPage.module.css';

/** The Applications of the cluster by state; those in trouble are named. */
export const ApplicationStates = ({ detail }: { detail: ShownCluster }) => {
  const t = useFleetText();
  const links = useFleetLinks();
  const { cluster, applications } = detail;
  const since = cluster.probe.since ?? cluster.probe.lastReachableAt;
  return (
    <Panel title={t('cluster.applications')} note={applications.length}>
      {applications.length > 0 && <StateBar states={cluster.states} />}
      <ul className={styles.states}>
        {fleetStates.map(state => {
          const here = applications.filter(a => a.state === state);
          if (here.length === 0) return null;
          const named = toneOf(state) === 'positive' ? [] : here.slice(0, 2);
          return (
            <li key={state}>
              <StateIcon state={state} size={14} />
              <span>
                {state === 'contradicted' && since
                  ? t('cluster.lastWord', {
                      count: here.length,
                      age: <Age at={since} ago={false} />,
                    })
                  : t(`state.${state}`)}
                {state !== 'contradicted' &&
                  named.map((application, index) => (
                    <span key={application.ref.name}>
                      {index === 0 ? ': ' : ', '}
                      <PageLink to={links.application(application.ref)}>
                        {application.service}
                      </PageLink>
                    </span>
                  ))}
              </span>
              <span>{here.length}</span>
            </li>
          );
        })}
        {applications.length === 0 && <li>{t('cluster.noApplications')}</li>}
      </ul>
    </Panel>
  );
};

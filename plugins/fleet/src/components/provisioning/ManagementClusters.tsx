import {
  ManagementCluster,
  stringifyClusterRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../../translation';
import { StateWord } from '../state';
import { Age } from '../time';
import styles from './provisioning.module.css';
import { readingLook } from './provisioningLook';

const remedies = {
  ok: undefined,
  stale: 'provisioning.mendIt',
  absent: 'provisioning.addIt',
  failed: 'provisioning.mendIt',
  notConfigured: 'provisioning.giveAccess',
} as const;

/** How well each management cluster was heard, and what to do where it was not. */
export const ManagementClusters = ({
  clusters,
}: {
  clusters: readonly ManagementCluster[];
}) => {
  const t = useFleetText();
  return (
    <ul className={styles.management}>
      {clusters.map(cluster => {
        const { ref, status, observedAt, reason } = cluster;
        const remedy = remedies[status];
        return (
          <li key={stringifyClusterRef(ref)}>
            <div className={styles.managementLine}>
              <strong>
                {ref.name} / {ref.hub}
              </strong>
              <StateWord
                state={readingLook[status]}
                words={t(`provisioning.reading.${status}`)}
              />
              {observedAt && (
                <span className={styles.small}>
                  <Age at={observedAt} />
                </span>
              )}
            </div>
            {reason && status !== 'absent' && (
              <div className={styles.small}>{said(cluster, 'reason', t)}</div>
            )}
            {remedy && <div className={styles.small}>{t(remedy)}</div>}
          </li>
        );
      })}
    </ul>
  );
};

import { ReactNode } from 'react';
import {
  Block,
  ClusterUsage,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  bytesWords,
  percentWords,
  roundWords,
} from '../../../components/cluster';
import { StateWord } from '../../../components/state';
import { useAgeWords } from '../../../components/time';
import { said, useFleetText, writtenNumber } from '../../../translation';
import styles from './ClusterList.module.css';

type Usage = Block<ClusterUsage> | undefined;

/** Nodes of the cluster; how many are ready only where that is not all. */
export const NodesCell = ({ usage }: { usage: Usage }) => {
  const t = useFleetText();
  return (
    <UsageCell usage={usage}>
      {({ nodes, nodesReady }) =>
        nodesReady === nodes ? (
          writtenNumber(nodes, t)
        ) : (
          <StateWord
            state="degraded"
            words={t('cluster.nodesReady', { ready: nodesReady, n: nodes })}
            size={14}
          />
        )
      }
    </UsageCell>
  );
};

/** How much of what its nodes offer is used. */
export const AmountCell = ({
  usage,
  of,
}: {
  usage: Usage;
  of: 'cpu' | 'memory';
}) => {
  const t = useFleetText();
  const wordsOf = of === 'cpu' ? roundWords : bytesWords;
  return (
    <UsageCell usage={usage}>
      {({ [of]: { used, allocatable } }) => (
        <>
          {used === undefined ? (
            <span className={styles.small}>{t('cluster.notMeasured')}</span>
          ) : (
            <span className={styles.share}>
              <span className={styles.meter} aria-hidden>
                <span style={{ width: `${shareOf(used, allocatable)}%` }} />
              </span>
              {percentWords(used, allocatable)} %
            </span>
          )}
          <div className={styles.small}>
            {t('cluster.ofAllocatable', { amount: wordsOf(allocatable, t) })}
          </div>
        </>
      )}
    </UsageCell>
  );
};

/** What is not known says why; what is old is greyed. */
const UsageCell = ({
  usage,
  children,
}: {
  usage: Usage;
  children: (value: ClusterUsage) => ReactNode;
}) => {
  const t = useFleetText();
  const ageOf = useAgeWords();
  if (!usage) {
    return <span className={styles.small}>{t('readiness.pending')}</span>;
  }
  if (!('value' in usage)) {
    return (
      <span className={styles.small} title={said(usage, 'reason', t)}>
        {t(`cluster.${usage.status === 'absent' ? 'notInstalled' : 'notRead'}`)}
      </span>
    );
  }
  const age = ageOf(usage.observedAt);
  return usage.status === 'stale' ? (
    <div
      className={styles.stale}
      title={`${t('cluster.lastKnown', { age })}: ${said(usage, 'reason', t)}`}
    >
      {children(usage.value)}
    </div>
  ) : (
    <div title={t('cluster.ourProbe', { age })}>{children(usage.value)}</div>
  );
};

function shareOf(part: number, whole: number): number {
  return whole > 0 ? Math.min(100, (part / whole) * 100) : 0;
}

import { ReactNode } from 'react';
import {
  ClusterSummary,
  Source,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../../translation';
import { Panel } from '../layout';
import { hatchClass, ShownState, StateIcon, toneClass, toneOf } from '../state';
import { Age, ageWords, clockTime, Moment, useNow } from '../time';
import { hubIcons, probeIcons } from './voiceIcons';
import styles from './cluster.module.css';

export interface ConnectionPanelProps {
  cluster: ClusterSummary;
  /** How well the hub itself is heard. */
  hub: Source | undefined;
  /** What to do, in order; none when all is well. */
  steps: readonly ReactNode[];
}

/** The hub's word and ours, each with its age; where they differ, which we believe. */
export const ConnectionPanel = (props: ConnectionPanelProps) => {
  const { cluster, hub, steps } = props;
  const t = useFleetText();
  const { contradicted } = cluster;
  const verdict = verdictOf(cluster, hub);
  return (
    <Panel
      title={t('cluster.connection')}
      alarming={contradicted}
      flush
      aside={
        <span
          className={`${styles.verdict} ${toneClass(toneOf(verdict.state))}`}
        >
          <StateIcon state={verdict.state} size={16} />
          {t(verdict.words)}
        </span>
      }
    >
      <div className={styles.voices}>
        <HubVoice cluster={cluster} hub={hub} />
        <ProbeVoice cluster={cluster} />
      </div>
      {steps.length > 0 && (
        <div className={styles.steps}>
          <h3>{t('cluster.nextSteps')}</h3>
          <ol>
            {steps.map((step, index) => (
              // Steps have no identity but their place.
              <li key={index}>{step}</li>
            ))}
          </ol>
        </div>
      )}
    </Panel>
  );
};

interface Verdict {
  state: ShownState;
  words: 'cluster.agree' | 'cluster.disagree' | 'cluster.oneVoice';
}

function verdictOf(cluster: ClusterSummary, hub: Source | undefined): Verdict {
  if (cluster.contradicted) {
    return { state: 'contradicted', words: 'cluster.disagree' };
  }
  const { probe, hubSays } = cluster;
  if (probe.state === 'notConfigured' || probe.state === 'pending') {
    return { state: 'unverified', words: 'cluster.oneVoice' };
  }
  const reachable = probe.state === 'reachable';
  // What a silent hub said last, or one that does not know, agrees with nobody.
  if (isSilent(hub) || hubSays.status === 'Unknown') {
    const state = reachable ? 'unverified' : 'degraded';
    return { state, words: 'cluster.oneVoice' };
  }
  if (hubSays.status === 'Successful' && reachable) {
    return { state: 'healthy', words: 'cluster.agree' };
  }
  return reachable
    ? { state: 'atRisk', words: 'cluster.disagree' }
    : { state: 'degraded', words: 'cluster.agree' };
}

function isSilent(hub: Source | undefined): hub is Source {
  return hub !== undefined && hub.state !== 'ok';
}

const HubVoice = ({
  cluster,
  hub,
}: {
  cluster: ClusterSummary;
  hub: Source | undefined;
}) => {
  const t = useFleetText();
  const { hubSays, contradicted, ref } = cluster;
  const silent = isSilent(hub);
  const state: ShownState = silent ? 'notHeard' : hubIcons[hubSays.status];
  const heard = hub?.observedAt ?? hubSays.attemptedAt;
  return (
    <div
      className={[
        styles.voice,
        toneClass('neutral'),
        silent ? hatchClass : '',
      ].join(' ')}
    >
      <StateIcon state={state} size={18} />
      <div>
        <strong>
          {t('cluster.hubSays', { hub: ref.hub, status: hubSays.status })}
        </strong>
        <div className={styles.small}>
          {heard && <Age at={heard} />}
          {heard && '. '}
          {hubSays.cacheSyncedAt &&
            t(contradicted ? 'cluster.repeats' : 'cluster.cacheAge', {
              age: <Age at={hubSays.cacheSyncedAt} ago={false} />,
            })}
          {hubSays.message && <div>{hubSays.message}</div>}
          {silent && hub.reason && <div>{said(hub, 'reason', t)}</div>}
        </div>
      </div>
    </div>
  );
};

const ProbeVoice = ({ cluster }: { cluster: ClusterSummary }) => {
  const t = useFleetText();
  const now = useNow();
  const { probe, contradicted } = cluster;
  const silent =
    probe.state === 'unreachable' || probe.state === 'unauthorized';
  const next = probe.nextTryAt
    ? Math.max(0, Math.ceil((Date.parse(probe.nextTryAt) - now) / 1000))
    : undefined;
  const facts = [
    probe.state === 'notConfigured' && t('cluster.noAccess'),
    silent &&
      probe.misses !== undefined &&
      t('cluster.probeTries', { count: probe.misses }),
    silent &&
      next !== undefined &&
      next > 0 &&
      t('cluster.probeNext', { age: ageWords(next, t) }),
    !silent &&
      probe.latencyMs !== undefined &&
      t('cluster.latency', { ms: Math.round(probe.latencyMs) }),
  ].filter(Boolean);
  return (
    <div
      className={[
        styles.voice,
        silent ? toneClass('negative') : '',
        contradicted ? hatchClass : '',
      ].join(' ')}
      data-alarming={silent ? '' : undefined}
    >
      <StateIcon state={probeIcons[probe.state]} size={18} />
      <div>
        <strong>
          {t('cluster.probeSays', { state: t(`probe.${probe.state}`) })}
        </strong>
        <div className={styles.small}>
          {!silent && probe.observedAt && (
            <>
              <Age at={probe.observedAt} />.{' '}
            </>
          )}
          {silent && probe.since && (
            <>
              {t('cluster.probeSince', {
                time: (
                  <Moment at={probe.since}>{clockTime(probe.since, t)}</Moment>
                ),
              })}
              {facts.length > 0 ? ', ' : '. '}
            </>
          )}
          {facts.length > 0 && `${facts.join(', ')}. `}
          {probe.reason && `${said(probe, 'reason', t).replace(/\.$/, '')}.`}
        </div>
      </div>
    </div>
  );
};

import { ReactNode } from 'react';
import {
  RolloutCluster,
  RolloutDetail,
  RolloutStep,
  stringifyHubObjectRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText, writtenTime } from '../../translation';
import { useMoreRows } from '../layout';
import { PageLink } from '../links';
import { StateIcon, toneClass, toneOf } from '../state';
import { clockTime, useNow } from '../time';
import { barState, barWords } from './barWords';
import { segmentKinds, segmentsOf } from './segments';
import { placeOn, ticksOf, TimeScale, timeScaleOf } from './timeScale';
import styles from './ClusterBars.module.css';

export interface ClusterBarsProps {
  detail: RolloutDetail;
  href: (bar: RolloutCluster) => string;
}

/**
 * The way of the revision to every cluster: a bar each, on one scale of time.
 * The words at its end say the same, so the bars are hidden from screen readers.
 */
export const ClusterBars = ({ detail, href }: ClusterBarsProps) => {
  const now = useNow(5_000);
  const { rollout, clusters, notPlaced } = detail;
  const scale = timeScaleOf(rollout, clusters, now);
  const t = useFleetText();
  return (
    <div className={styles.bars}>
      <Axis scale={scale} />
      {groupsOf(detail).map(group => (
        <BarGroup
          key={group.key}
          group={group}
          scale={scale}
          startedAt={rollout.startedAt}
          now={now}
          href={href}
        />
      ))}
      {clustersByKeys(notPlaced).map(([keys, names]) => (
        <div key={keys} className={`${styles.row} ${styles.rest}`}>
          <span className={styles.cluster}>
            <StateIcon state="notPlaced" size={14} />
            <span>{[...names].join(', ')}</span>
          </span>
          <em className={styles.words}>{t('rollout.notPlaced', { keys })}</em>
        </div>
      ))}
    </div>
  );
};

/** Names of clusters by the keys that exclude them; every hub has an `in-cluster`. */
function clustersByKeys(notPlaced: ClusterBarsProps['detail']['notPlaced']) {
  const named = new Map<string, Set<string>>();
  for (const { keys, cluster } of notPlaced) {
    const excluding = keys.join(', ');
    named.set(excluding, (named.get(excluding) ?? new Set()).add(cluster));
  }
  return [...named];
}

interface Group {
  key: string;
  step?: RolloutStep;
  environment?: string;
  bars: RolloutCluster[];
}

/** By RollingSync step where there is one, by environment elsewhere. */
function groupsOf({ clusters, steps }: RolloutDetail): Group[] {
  const groups = new Map<string, Group>();
  for (const bar of clusters) {
    const step = steps.find(one => one.step === bar.step);
    const environment = step ? undefined : bar.environment;
    const key = step ? `step ${step.step}` : `environment ${environment ?? ''}`;
    const group = groups.get(key) ?? { key, step, environment, bars: [] };
    group.bars.push(bar);
    groups.set(key, group);
  }
  return [...groups.values()];
}

const BarGroup = (props: {
  group: Group;
  scale: TimeScale;
  startedAt: string;
  now: number;
  href: (bar: RolloutCluster) => string;
}) => {
  const { group, scale, startedAt, now, href } = props;
  const t = useFleetText();
  const { rows, more } = useMoreRows(group.bars, 25);
  return (
    <>
      <h3 className={styles.group}>
        <GroupTitle group={group} />
      </h3>
      <ul className={styles.list}>
        {rows.map(bar => {
          const state = barState(bar);
          return (
            <li
              key={stringifyHubObjectRef(bar.application)}
              className={`${styles.row} ${toneClass(toneOf(state))}`}
              data-quiet={isQuiet(bar) ? '' : undefined}
            >
              <span className={styles.cluster}>
                <StateIcon state={state} size={14} />
                <PageLink to={href(bar)}>
                  {bar.cluster ?? bar.application.name}
                </PageLink>
              </span>
              <Bar bar={bar} scale={scale} />
              <span className={styles.words}>
                {barWords(bar, startedAt, now, t)}
                {bar.reason && !isQuiet(bar) && (
                  <span className={styles.reason}>
                    {said(bar, 'reason', t)}
                  </span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {more}
    </>
  );
};

const GroupTitle = ({ group }: { group: Group }): ReactNode => {
  const t = useFleetText();
  const { step, environment } = group;
  if (!step) return environment ?? t('rollout.otherGroup');
  return (
    <>
      {t('rollout.group', { step: step.step })}
      <span className={styles.note}>
        {said(step, 'words', t)},{' '}
        {step.maxUpdate
          ? t('applicationSet.atATime', { update: step.maxUpdate })
          : t('applicationSet.allAtOnce')}
      </span>
    </>
  );
};

const isQuiet = (bar: RolloutCluster) =>
  ['positive', 'neutral'].includes(toneOf(barState(bar))) &&
  bar.state !== 'notHeard';

const Bar = ({ bar, scale }: { bar: RolloutCluster; scale: TimeScale }) => (
  <span className={styles.track} aria-hidden>
    {ticksOf(scale, 6).map(({ at }) => (
      <span
        key={at}
        className={styles.rule}
        style={{ left: `${placeOn(scale, at)}%` }}
      />
    ))}
    {segmentsOf(bar, scale).map(({ kind, from, to }) => (
      <span
        key={kind}
        className={styles.segment}
        data-kind={kind}
        style={{
          left: `${placeOn(scale, from)}%`,
          width: `${placeOn(scale, to) - placeOn(scale, from)}%`,
        }}
      />
    ))}
    {scale.open && (
      <span
        className={styles.now}
        style={{ left: `${placeOn(scale, scale.end)}%` }}
      />
    )}
  </span>
);

const Axis = ({ scale }: { scale: TimeScale }) => {
  const t = useFleetText();
  const end = placeOn(scale, scale.end);
  return (
    <div className={`${styles.row} ${styles.axis}`} aria-hidden>
      <span className={styles.cluster} />
      <span className={styles.track}>
        {ticksOf(scale, 6)
          .map(tick => ({ ...tick, place: placeOn(scale, tick.at) }))
          // The word for now stands there already.
          .filter(({ place }) => place > 2 && (!scale.open || place < end - 6))
          .map(({ at, place, unit }) => (
            <span key={at} style={{ left: `${place}%` }}>
              {unit === 'day'
                ? writtenTime(at, t, { day: 'numeric', month: 'short' })
                : clockTime(at, t, unit === 'second')}
            </span>
          ))}
        {scale.open && (
          <strong style={{ left: `${end}%` }}>{t('rollout.now')}</strong>
        )}
      </span>
      <span className={styles.words} />
    </div>
  );
};

/** What the colours of the bars mean. */
export const BarLegend = () => {
  const t = useFleetText();
  const words = {
    waiting: t('rollout.legendWaiting'),
    generated: t('rollout.legendGenerated'),
    syncing: t('rollout.legendSyncing'),
    progressing: t('rollout.legendProgressing'),
    healthy: t('rollout.legendHealthy'),
    noWord: t('rollout.legendNoWord'),
  };
  return (
    <span className={styles.legend} aria-hidden>
      {segmentKinds.map(kind => (
        <span key={kind}>
          <i className={styles.swatch} data-kind={kind} />
          {words[kind]}
        </span>
      ))}
    </span>
  );
};

import { memo, useState } from 'react';
import { Link } from 'react-router-dom';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import {
  ClusterSummary,
  fleetStates,
  Source,
  StateCounts,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { hatchClass, StateIcon, toneClass, toneOf } from '../state';
import { ageInSeconds, ageWords, useNow } from '../time';
import styles from './ClusterGroups.module.css';

/** Clusters under the heading that they share. */
export interface ClusterGroup {
  name: string;
  clusters: readonly ClusterSummary[];
}

export interface ClusterGroupsProps {
  /** In this order; the first is unfolded. */
  groups: readonly ClusterGroup[];
  sources: readonly Source[];
  clusterHref: (cluster: ClusterSummary) => string;
}

const shownAtFirst = 6;

/** The fleet on a small screen: groups to unfold, clusters as rows. */
export const ClusterGroups = memo((props: ClusterGroupsProps) => {
  const { groups, sources, clusterHref } = props;
  return (
    <div className={styles.groups}>
      {groups.map((group, index) => (
        <Group
          key={group.name}
          group={group}
          sources={sources}
          clusterHref={clusterHref}
          openAtFirst={index === 0}
        />
      ))}
    </div>
  );
});

const Group = (props: {
  group: ClusterGroup;
  sources: readonly Source[];
  clusterHref: (cluster: ClusterSummary) => string;
  openAtFirst: boolean;
}) => {
  const { group, sources, clusterHref, openAtFirst } = props;
  const t = useFleetText();
  const now = useNow();
  const [open, setOpen] = useState(openAtFirst);
  const [all, setAll] = useState(false);
  const clusters = [...group.clusters].sort((a, b) => harm(b) - harm(a));
  const shown = all ? clusters : clusters.slice(0, shownAtFirst);
  const more = clusters.length - shown.length;
  const totals = addCounts(clusters.map(c => c.states));
  const silent = clusters.every(c => c.states.notHeard !== undefined);

  const heardAgo = (cluster: ClusterSummary) => {
    const hub = sources.find(
      s => s.kind === 'hub' && s.hub === cluster.ref.hub,
    );
    const at = cluster.contradicted ? cluster.probe.since : hub?.observedAt;
    return at ? ageWords(ageInSeconds(at, now), t) : '';
  };

  return (
    <section>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className={[
          styles.head,
          toneClass('neutral'),
          silent ? hatchClass : '',
        ].join(' ')}
      >
        {open ? (
          <RiArrowDownSLine size={20} aria-hidden />
        ) : (
          <RiArrowRightSLine size={20} aria-hidden />
        )}
        <strong>{group.name}</strong>
        <span className={styles.count}>{clusters.length}</span>
        <Counts counts={totals} troubleOnly={open} />
      </button>
      {open && (
        <ul className={styles.list}>
          {shown.map(cluster => (
            <li key={`${cluster.ref.hub}/${cluster.ref.name}`}>
              <Link to={clusterHref(cluster)}>
                {cluster.ref.name}
                {namesakes(cluster, clusters) && (
                  <span className={styles.hub}> {cluster.ref.hub}</span>
                )}
              </Link>
              <Counts counts={cluster.states} />
              <span className={styles.age}>{heardAgo(cluster)}</span>
            </li>
          ))}
          {more > 0 && (
            <li>
              <button
                type="button"
                className={styles.more}
                onClick={() => setAll(true)}
              >
                {t('action.showMore', { count: more })}
              </button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
};

const Counts = ({
  counts,
  troubleOnly,
}: {
  counts: StateCounts;
  troubleOnly?: boolean;
}) => {
  const t = useFleetText();
  const shown = fleetStates.filter(
    state =>
      (counts[state] ?? 0) > 0 &&
      !(troubleOnly && toneOf(state) === 'positive'),
  );
  return (
    <span className={styles.counts}>
      {shown.map(state => (
        <span key={state} className={toneClass(toneOf(state))}>
          <StateIcon state={state} size={14} label={t(`state.${state}`)} />
          {counts[state]}
        </span>
      ))}
    </span>
  );
};

function addCounts(all: readonly StateCounts[]): StateCounts {
  const sum: StateCounts = {};
  for (const counts of all) {
    for (const state of fleetStates) {
      const count = counts[state];
      if (count !== undefined) sum[state] = (sum[state] ?? 0) + count;
    }
  }
  return sum;
}

/** The worst state that a cluster has, as a number to sort by. */
function harm(cluster: ClusterSummary): number {
  const worst = fleetStates.findIndex(state => cluster.states[state]);
  return worst < 0 ? 0 : fleetStates.length - worst;
}

/** Every hub has an `in-cluster`. */
function namesakes(
  { ref }: ClusterSummary,
  clusters: readonly ClusterSummary[],
): boolean {
  return clusters.some(
    one => one.ref.name === ref.name && one.ref.hub !== ref.hub,
  );
}

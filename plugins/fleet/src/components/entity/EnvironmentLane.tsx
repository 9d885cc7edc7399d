import {
  ApplicationSummary,
  compareHarm,
  EnvironmentState,
  fleetStates,
  stringifyHubObjectRef,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { Link } from 'react-router-dom';
import { useFleetText } from '../../translation';
import {
  hatchClass,
  isLastWord,
  StateBadge,
  StateIcon,
  toneClass,
  toneOf,
} from '../state';
import { Age, ageInSeconds, shortAge, useNow } from '../time';
import styles from './EnvironmentLane.module.css';

export interface NotPlacedCluster {
  cluster: string;
  keys: readonly string[];
}

export interface EnvironmentLaneProps {
  environment: EnvironmentState;
  /** The environment that is promoted from. */
  before: EnvironmentState | undefined;
  applications: readonly ApplicationSummary[];
  notPlaced: readonly NotPlacedCluster[];
  href: (application: ApplicationSummary) => string;
}

const quiet = new Set(['healthy', 'unverified', 'suspended', 'notCompared']);

/** One environment of a service: the release, what is wrong, a chip per cluster. */
export const EnvironmentLane = (props: EnvironmentLaneProps) => {
  const { environment, before, applications, notPlaced, href } = props;
  const t = useFleetText();
  const { name, version, states, behind, releasesToPromote } = environment;
  const silent =
    applications.length > 0 && applications.every(a => a.state === 'notHeard');
  const alarming = applications.some(a => toneOf(a.state) === 'negative');
  const ordered = [...applications].sort(
    (a, b) =>
      compareHarm(a.state, b.state) ||
      b.behind - a.behind ||
      (a.cluster ?? '').localeCompare(b.cluster ?? ''),
  );
  const keys = [...new Set(notPlaced.flatMap(place => place.keys))];
  const named = notPlaced.map(place => place.cluster).join(', ');
  const more = (environment.notPlaced ?? 0) - notPlaced.length;
  const clusters =
    more > 0 ? t('entity.notPlacedMore', { clusters: named, more }) : named;

  return (
    <section
      className={styles.lane}
      aria-label={name}
      data-alarming={alarming ? '' : undefined}
    >
      <header
        className={[
          styles.head,
          toneClass('neutral'),
          silent ? hatchClass : '',
        ].join(' ')}
      >
        <h3>{name}</h3>
        <span className={styles.troubles}>
          {fleetStates
            .filter(state => !quiet.has(state) && (states[state] ?? 0) > 0)
            .map(state => (
              <span key={state} className={toneClass(toneOf(state))}>
                <StateIcon state={state} size={14} />
                {states[state]} {t(`state.${state}`)}
              </span>
            ))}
          {behind > 0 && (
            <span className={toneClass('skew')}>
              <StateIcon state="behind" size={14} />
              {behind} {t('state.behind')}
            </span>
          )}
        </span>
      </header>
      <div className={styles.body}>
        <div className={styles.version} data-silent={silent ? '' : undefined}>
          <strong>{version ?? t('matrix.noVersion')}</strong>
          {releasesToPromote > 0 && before && (
            <StateBadge state="toPromote">
              {t('entity.releasesBehind', {
                count: releasesToPromote,
                environment: before.name,
              })}
            </StateBadge>
          )}
        </div>
        <div className={styles.small}>
          {silent && `${t('entity.lastKnown')}, `}
          {environment.deployedAt &&
            t('entity.deployedAt', {
              age: <Age at={environment.deployedAt} ago={false} />,
            })}
        </div>
        <ul className={styles.chips}>
          {ordered.map(application => (
            <li key={stringifyHubObjectRef(application.ref)}>
              <ClusterChip
                application={application}
                usual={version}
                href={href(application)}
              />
            </li>
          ))}
          {notPlaced.length > 0 && (
            <li className={styles.gap}>
              <StateIcon state="notPlaced" size={14} />
              <em>
                {t('entity.notPlaced', { clusters, keys: keys.join(', ') })}
              </em>
            </li>
          )}
        </ul>
      </div>
    </section>
  );
};

const ClusterChip = ({
  application,
  usual,
  href,
}: {
  application: ApplicationSummary;
  /** The release of the environment; only another one is worth a word. */
  usual: string | undefined;
  href: string;
}) => {
  const t = useFleetText();
  const now = useNow(10_000);
  const { state, version, behind, cluster, observedAt } = application;
  const tone = behind > 0 && quiet.has(state) ? 'skew' : toneOf(state);
  const coloured = tone !== 'positive' && tone !== 'neutral';
  const odd = version !== usual || toneOf(state) === 'negative';
  return (
    <Link
      to={href}
      className={[
        styles.chip,
        toneClass(tone),
        isLastWord(state) ? hatchClass : '',
      ].join(' ')}
      data-coloured={coloured ? '' : undefined}
    >
      <StateIcon state={state} size={14} label={t(`state.${state}`)} />
      <strong>{cluster ?? application.ref.name}</strong>
      {odd && <span>{version}</span>}
      {behind > 0 && (
        <span className={`${styles.behind} ${toneClass('skew')}`}>
          <StateIcon
            state="behind"
            size={12}
            label={t('matrix.behind', { count: behind })}
          />
          <span aria-hidden>{behind}</span>
        </span>
      )}
      {state === 'notHeard' && (
        <span>{shortAge(ageInSeconds(observedAt, now))}</span>
      )}
    </Link>
  );
};

import { memo } from 'react';
import {
  ClusterSummary,
  HubSummary,
  Source,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { PageLink } from '../links';
import { isSilent } from '../matrix/matrixModel';
import { hatchClass, ShownState, StateIcon, toneClass } from '../state';
import { Age, ageWords, useNow } from '../time';
import { sourceWords } from './sourceWords';
import styles from './SourceStrip.module.css';

export interface SourceStripProps {
  hubs: readonly HubSummary[];
  sources: readonly Source[];
  clusters: readonly ClusterSummary[];
  /** Undefined for those who may not ask it. */
  doctor: string | undefined;
}

/** The hubs come before their data: how well each is heard, and why not. */
export const SourceStrip = memo((props: SourceStripProps) => {
  const { hubs, sources, clusters, doctor } = props;
  const t = useFleetText();
  return (
    <ul aria-label={t('sources.label')} className={styles.strip}>
      {hubs.map(hub => (
        <HubVoice
          key={hub.name}
          hub={hub}
          source={sources.find(s => s.kind === 'hub' && s.hub === hub.name)}
          clusters={clusters.filter(c => c.ref.hub === hub.name)}
          doctor={doctor}
        />
      ))}
    </ul>
  );
});

const HubVoice = (props: {
  hub: HubSummary;
  source: Source | undefined;
  clusters: readonly ClusterSummary[];
  doctor: string | undefined;
}) => {
  const { hub, source, clusters, doctor } = props;
  const t = useFleetText();
  const silent = isSilent(source);
  return (
    <li
      className={[
        styles.hub,
        toneClass('neutral'),
        silent ? hatchClass : '',
      ].join(' ')}
    >
      <StateIcon state={iconOf(source)} />
      <div>
        <div>
          <strong>{hub.title}</strong>{' '}
          {source?.state === 'ok' ? (
            <>
              {t('sources.live')}{' '}
              {source.observedAt && (
                <span className={styles.small}>
                  <Age at={source.observedAt} />
                </span>
              )}
            </>
          ) : (
            sourceWords(source, t)
          )}
        </div>
        <div className={styles.small}>
          <ClusterAnswers clusters={clusters} />
          {silent && source?.nextTryAt && (
            <>
              {' '}
              <NextTry at={source.nextTryAt} />
            </>
          )}
        </div>
      </div>
      {doctor && (
        <div className={styles.doctor}>
          <PageLink to={doctor}>{t('page.doctor')}</PageLink>
        </div>
      )}
    </li>
  );
};

function iconOf(source: Source | undefined): ShownState {
  if (source?.state === 'ok') return 'healthy';
  if (source?.state === 'pending' || source === undefined) return 'waiting';
  return source.state === 'disabled' ? 'suspended' : 'notHeard';
}

const NextTry = ({ at }: { at: string }) => {
  const t = useFleetText();
  const seconds = Math.ceil((Date.parse(at) - useNow()) / 1000);
  // It is being tried right now; the next answer tells.
  if (seconds <= 0) return null;
  return <>{t('sources.nextTry', { age: ageWords(seconds, t) })}</>;
};

/** `9 clusters, 1 does not answer our probe`. */
const ClusterAnswers = ({
  clusters,
}: {
  clusters: readonly ClusterSummary[];
}) => {
  const t = useFleetText();
  const count = (...states: ClusterSummary['probe']['state'][]) =>
    clusters.filter(c => states.includes(c.probe.state)).length;
  const silent = count('unreachable', 'unauthorized');
  const unasked = count('notConfigured', 'pending');
  const answering = count('reachable');
  const words = [
    <span key="all">{t('sources.clusters', { count: clusters.length })}</span>,
    ...(silent > 0
      ? [
          <strong key="silent" className={styles.silent}>
            {t('sources.silent', { count: silent })}
          </strong>,
        ]
      : []),
    ...(silent === 0 && answering > 0
      ? [<span key="ok">{t('sources.answer', { count: answering })}</span>]
      : []),
    ...(unasked > 0
      ? [<span key="no">{t('sources.unasked', { count: unasked })}</span>]
      : []),
  ];
  return (
    <>
      {words.map((word, index) => (
        <span key={word.key}>
          {index > 0 && ', '}
          {word}
        </span>
      ))}
      .
    </>
  );
};

import { Link } from 'react-router-dom';
import {
  Convergence,
  RolloutSummary,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { durationWords } from '../time';
import styles from './ConvergenceChart.module.css';

/** How long this rollout takes, beside the last ones that were finished. */
export const ConvergenceChart = ({
  rollout,
  convergence,
  href,
}: {
  rollout: RolloutSummary;
  convergence: Convergence;
  href: (id: string) => string;
}) => {
  const t = useFleetText();
  const { ms, complete, medianMs, past, fromCommit } = convergence;
  const longest = Math.max(1, ms ?? 0, ...past.map(one => one.ms));
  const bars = [
    ...past,
    ...(ms === undefined
      ? []
      : [{ id: rollout.id, version: rollout.version, ms }]),
  ];
  return (
    <>
      <div className={styles.columns}>
        <div>
          <div className={styles.value}>
            {ms === undefined ? '-' : durationWords(ms, t)}
          </div>
          <div className={styles.words}>
            {[
              !complete && ms !== undefined && t('rollout.soFar'),
              medianMs !== undefined &&
                t('rollout.median', { age: durationWords(medianMs, t) }),
            ]
              .filter(Boolean)
              .join(', ')}
          </div>
        </div>
        {past.length > 0 && (
          <ol
            className={styles.chart}
            aria-label={t('rollout.pastChart', { count: past.length })}
          >
            {bars.map(bar => {
              const words = t('rollout.pastBar', {
                version: bar.version,
                age: durationWords(bar.ms, t),
              });
              return (
                <li key={bar.id}>
                  <Link
                    to={href(bar.id)}
                    aria-label={words}
                    title={words}
                    aria-current={bar.id === rollout.id ? 'true' : undefined}
                  >
                    <span style={{ height: `${(bar.ms / longest) * 100}%` }} />
                  </Link>
                </li>
              );
            })}
          </ol>
        )}
      </div>
      <div className={styles.words}>
        {fromCommit
          ? t('rollout.convergenceWhy')
          : t('rollout.convergenceTrace')}
        {'. '}
        {past.length > 0
          ? t('rollout.pastChart', { count: past.length })
          : t('rollout.noPast')}
      </div>
    </>
  );
};

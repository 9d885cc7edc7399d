import { memo } from 'react';
import { useFleetText } from '../../translation';
import { ShownState, StateIcon } from '../state';
import styles from './Legend.module.css';

const always: ShownState[] = [
  'healthy',
  'progressing',
  'drift',
  'degraded',
  'syncFailed',
  'missing',
  'suspended',
  'notHeard',
  'contradicted',
];

/** What the shapes of the matrix mean; rarer states only when they occur. */
export const Legend = memo(
  ({ present }: { present: ReadonlySet<ShownState> }) => {
    const t = useFleetText();
    const rare: ShownState[] = [
      'notComparable',
      'waiting',
      'unverified',
      'notCompared',
    ];
    const shown = [...always, ...rare.filter(state => present.has(state))];
    return (
      <div
        role="group"
        aria-label={t('matrix.legend')}
        className={styles.legend}
      >
        {shown.map(state => (
          <span key={state}>
            <StateIcon state={state} size={14} />
            {t(`state.${state}`)}
          </span>
        ))}
        <span>
          <StateIcon state="notPlaced" size={14} />
          <em>{t('matrix.legendNotPlaced')}</em>
        </span>
        <span className={styles.skew}>
          <StateIcon state="behind" size={14} />
          {t('matrix.legendBehind', { n: 2 })}
        </span>
        <span className={styles.skew}>
          <StateIcon state="toPromote" size={14} />
          {t('matrix.legendPromote', { n: 2 })}
        </span>
        <span>
          <strong>H</strong> {t('matrix.hubSays')} <strong>P</strong>{' '}
          {t('matrix.probeSays')}
        </span>
      </div>
    );
  },
);

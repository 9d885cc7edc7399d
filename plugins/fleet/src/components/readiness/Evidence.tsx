import { ReadinessStepDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { StateIcon } from '../state';
import { Age } from '../time';
import styles from './readiness.module.css';

/** The objects that were read for a step, folded up. */
export const Evidence = ({ step }: { step: ReadinessStepDetail }) => {
  const t = useFleetText();
  const { evidence, moreEvidence } = step;
  if (evidence.length === 0) return null;
  return (
    <details>
      <summary className={styles.summary}>
        {t('readiness.evidence', { count: evidence.length + moreEvidence })}
      </summary>
      <ul className={styles.evidence}>
        {evidence.map(({ object, says, ok, since }) => (
          <li key={object}>
            <StateIcon
              state={ok ? 'healthy' : 'degraded'}
              size={14}
              label={t(ok ? 'readiness.good' : 'readiness.bad')}
            />
            <span>
              <span className={styles.object}>{object}</span> {says}{' '}
              {since && (
                <span className={styles.age}>
                  <Age at={since} />
                </span>
              )}
            </span>
          </li>
        ))}
        {moreEvidence > 0 && <li>{t('list.more', { count: moreEvidence })}</li>}
      </ul>
    </details>
  );
};

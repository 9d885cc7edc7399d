import { ReadinessStepDetail } from '@fleet-portal/backstage-plugin-fleet-common';
import { said, useFleetText } from '../../translation';
import { StateIcon } from '../state';
import { Age } from '../time';
import styles from './readiness.module.css';

/** The objects that were read for a step, with what each said. */
export const Evidence = ({ step }: { step: ReadinessStepDetail }) => {
  const t = useFleetText();
  const { evidence, moreEvidence } = step;
  return (
    <ul className={styles.evidence}>
      {evidence.map(one => (
        <li key={one.object}>
          <StateIcon
            state={one.ok ? 'healthy' : 'degraded'}
            size={14}
            label={t(one.ok ? 'readiness.good' : 'readiness.bad')}
          />
          <span>
            <span className={styles.object}>{said(one, 'object', t)}</span>{' '}
            {said(one, 'says', t)}{' '}
            {one.since && (
              <span className={styles.small}>
                <Age at={one.since} />
              </span>
            )}
          </span>
        </li>
      ))}
      {moreEvidence > 0 && <li>{t('list.more', { count: moreEvidence })}</li>}
    </ul>
  );
};

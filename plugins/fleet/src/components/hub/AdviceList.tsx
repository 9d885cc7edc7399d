import {
  HubAdvice,
  HubHealth,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { StateIcon } from '../state';
import { EmptyBox } from '../trouble';
import { evidenceWords } from './figureWords';
import styles from './hub.module.css';

/** What to scale next, each with what says so. */
export const AdviceList = ({ health }: { health: HubHealth }) => {
  const t = useFleetText();
  if (health.advice.length === 0) {
    return (
      <EmptyBox>
        {health.figures.status === 'ok'
          ? t('hub.nothingNext')
          : t('hub.unknownNext')}
      </EmptyBox>
    );
  }
  return (
    <ol className={styles.advice}>
      {health.advice.map(one => (
        <Advice key={one.kind} advice={one} />
      ))}
    </ol>
  );
};

const Advice = ({ advice }: { advice: HubAdvice }) => {
  const t = useFleetText();
  const { kind, urgency, component, setting, value, evidence } = advice;
  const urgent = urgency === 'now';
  return (
    <li>
      <StateIcon
        state={urgent ? 'degraded' : 'atRisk'}
        size={16}
        label={t(`hub.urgency.${urgency}`)}
      />
      <div>
        <div className={styles.what}>{t(`hub.advice.${kind}`)}</div>
        <div>
          {t(`hub.componentNames.${component}`)}:{' '}
          {t('hub.setTo', { setting, value })}
        </div>
        <ul className={styles.evidence} aria-label={t('hub.because')}>
          {evidence.map(one => (
            <li key={one.figure}>{evidenceWords(one, t)}</li>
          ))}
        </ul>
      </div>
    </li>
  );
};

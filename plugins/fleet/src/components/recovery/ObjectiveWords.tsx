import { RecoveryObjective } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { durationWords } from '../time';
import styles from './recovery.module.css';

/** `RPO 7 h`, and on hover where that figure comes from. */
export const ObjectiveWords = ({
  name,
  objective: { seconds, key },
}: {
  name: 'rpo' | 'rto';
  objective: RecoveryObjective;
}) => {
  const t = useFleetText();
  return (
    <span
      className={styles.small}
      title={key ? t('recovery.from', { key }) : t('recovery.byDefault')}
    >
      {t(`recovery.${name}`, { span: durationWords(seconds * 1_000, t) })}
    </span>
  );
};

import { Select } from '@backstage/ui';
import { useFleetText } from '../../translation';
import styles from './rollouts.module.css';

/** How many days back. */
export const PeriodSelect = ({
  periods,
  days,
  onChange,
}: {
  periods: readonly number[];
  days: number;
  onChange: (days: number) => void;
}) => {
  const t = useFleetText();
  return (
    <Select
      aria-label={t('rollout.stretch')}
      size="small"
      className={styles.select}
      icon={<span className={styles.small}>{t('rollout.stretch')}</span>}
      options={periods.map(count => ({
        value: String(count),
        label: t('rollout.days', { count }),
      }))}
      value={String(days)}
      onChange={value => onChange(Number(value))}
    />
  );
};

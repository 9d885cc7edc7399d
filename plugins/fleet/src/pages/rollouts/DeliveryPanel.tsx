import { useState } from 'react';
import { Select } from '@backstage/ui';
import { Delivery } from '@fleet-portal/backstage-plugin-fleet-common';
import { Panel } from '../../components/layout';
import { DeliveryLegend, DeliveryTable } from '../../components/rollout';
import { useFleetText } from '../../translation';
import { PeriodSelect } from './PeriodSelect';
import styles from './rollouts.module.css';

/** How often, how fast and how safely the service comes to an environment. */
export const DeliveryPanel = ({
  delivery,
  days,
  periods,
  onDays,
}: {
  /** In promotion order. */
  delivery: readonly Delivery[];
  days: number;
  periods: readonly number[];
  onDays: (days: number) => void;
}) => {
  const t = useFleetText();
  const [chosen, setChosen] = useState<string>();
  // The last environment is the one that users of the service see.
  const shown =
    delivery.find(one => one.environment === chosen) ??
    delivery[delivery.length - 1];
  return (
    <Panel
      title={t('rollout.delivery')}
      aside={
        <div className={styles.filters}>
          {delivery.length > 1 && (
            <Select
              aria-label={t('rollout.environment')}
              size="small"
              className={styles.select}
              options={delivery.map(({ environment }) => ({
                value: environment,
                label: environment,
              }))}
              value={shown?.environment ?? null}
              onChange={value => setChosen(String(value))}
            />
          )}
          <PeriodSelect periods={periods} days={days} onChange={onDays} />
        </div>
      }
    >
      {shown ? (
        <>
          <DeliveryTable delivery={shown} />
          {shown.before && <DeliveryLegend />}
        </>
      ) : (
        <span className={styles.small}>{t('rollout.noDelivery')}</span>
      )}
    </Panel>
  );
};

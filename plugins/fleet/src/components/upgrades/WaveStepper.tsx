import { UpgradeWave } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { StateIcon } from '../state';
import { Age } from '../time';
import { waveLook } from './upgradeLook';
import styles from './upgrades.module.css';

/** The waves in their order, and how far each is. */
export const WaveStepper = ({ waves }: { waves: readonly UpgradeWave[] }) => {
  const t = useFleetText();
  const current = waves.find(
    ({ state }) => state !== 'done' && state !== 'empty',
  );
  return (
    <ol className={styles.stepper} aria-label={t('upgrade.stepper')}>
      {waves.map(wave => {
        const { name, state, clusters, soakedAt } = wave;
        const upgraded = clusters.filter(one => one.state === 'upgraded');
        return (
          <li
            key={name}
            className={styles.step}
            aria-current={wave === current ? 'step' : undefined}
          >
            <div className={styles.stepTitle}>
              <StateIcon state={waveLook[state]} size={16} />
              {name}
            </div>
            <div className={styles.stepState}>
              {t(`upgrade.waves.${state}`)}
            </div>
            <div className={styles.small}>
              {t('upgrade.upgradedOf', {
                n: upgraded.length,
                all: clusters.length,
              })}
              {state === 'soaking' && soakedAt && (
                <>
                  {' · '}
                  {t('upgrade.soakedAt')} <Age at={soakedAt} />
                </>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
};

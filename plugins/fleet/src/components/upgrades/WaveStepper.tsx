import { UpgradeWave } from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { StepBox, Steps } from '../layout';
import { Age } from '../time';
import { waveLook } from './upgradeLook';

/** The waves in their order, and how far each is. */
export const WaveStepper = ({ waves }: { waves: readonly UpgradeWave[] }) => {
  const t = useFleetText();
  const current = waves.find(
    ({ state }) => state !== 'done' && state !== 'empty',
  );
  return (
    <Steps label={t('upgrade.stepper')}>
      {waves.map(wave => {
        const { name, state, clusters, soakedAt } = wave;
        const upgraded = clusters.filter(one => one.state === 'upgraded');
        return (
          <StepBox
            key={name}
            title={name}
            state={waveLook[state]}
            value={t(`upgrade.waves.${state}`)}
            current={wave === current}
          >
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
          </StepBox>
        );
      })}
    </Steps>
  );
};

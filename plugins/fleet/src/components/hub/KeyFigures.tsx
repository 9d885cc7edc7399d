import {
  HubFigure,
  HubFigures,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { figureWords } from './figureWords';
import styles from './hub.module.css';

/** Whether it keeps up, whether Git does, and whether manifests are made. */
const keyFigures: readonly HubFigure[] = [
  'queueDepth',
  'reconcileSeconds',
  'repoPending',
  'gitFailures',
];

/** The few figures that say at a glance how a hub works. */
export const KeyFigures = ({ figures }: { figures: HubFigures }) => {
  const t = useFleetText();
  const told = keyFigures.flatMap(figure => {
    const value = figures[figure];
    return value === undefined ? [] : [{ figure, value }];
  });
  if (told.length === 0) return null;
  return (
    <dl className={styles.figures} aria-label={t('hub.figures')}>
      {told.map(({ figure, value }) => (
        <div key={figure}>
          <dt>{t(`hub.figureNames.${figure}`)}</dt>
          <dd>{figureWords(figure, value, t)}</dd>
        </div>
      ))}
    </dl>
  );
};

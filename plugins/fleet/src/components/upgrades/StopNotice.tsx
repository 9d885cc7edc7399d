import { ReactNode } from 'react';
import {
  stringifyClusterRef,
  UpgradeStop,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { useFleetText } from '../../translation';
import { Age } from '../time';
import { TroubleBox } from '../trouble';
import { sloWords } from './sloWords';
import { StopTaskWords } from './StopTaskWords';
import styles from './upgrades.module.css';

/** That the plan is stopped, since when and why, and what to do. */
export const StopNotice = ({
  stop,
  taskHref,
  actions,
}: {
  stop: UpgradeStop;
  /** Undefined where the portal has no such page. */
  taskHref?: (id: string) => string;
  actions: ReactNode;
}) => {
  const t = useFleetText();
  return (
    <TroubleBox
      state="syncFailed"
      title={t(`upgrade.stoppedBy.${stop.cause}`, { by: stop.by ?? '' })}
      actions={<div className={styles.actions}>{actions}</div>}
      announce
    >
      <Age at={stop.at} />
      {stop.reason && <p className={styles.reason}>{stop.reason}</p>}
      <BurntFigures stop={stop} />
      {stop.task ? (
        <StopTaskWords task={stop.task} href={taskHref} />
      ) : (
        <p className={styles.reason}>{t('upgrade.afterStop')}</p>
      )}
    </TroubleBox>
  );
};

const BurntFigures = ({ stop: { burnt } }: { stop: UpgradeStop }) => {
  const t = useFleetText();
  if (burnt.length === 0) return null;
  return (
    <ul className={styles.lines}>
      {burnt.map(({ cluster, reading }) => (
        <li key={`${stringifyClusterRef(cluster)} ${reading.figure}`}>
          {cluster.name}: {sloWords(reading, t)}
        </li>
      ))}
    </ul>
  );
};

/** Stops that are over, newest first. */
export const PastStops = ({
  stops,
  taskHref,
}: {
  stops: readonly UpgradeStop[];
  taskHref?: (id: string) => string;
}) => {
  const t = useFleetText();
  return (
    <ul className={styles.blocks}>
      {stops.map(stop => (
        <li key={stop.id}>
          {t(`upgrade.stoppedBy.${stop.cause}`, { by: stop.by ?? '' })}{' '}
          <Age at={stop.at} />
          {stop.reason ? `: ${stop.reason}` : ''}
          {stop.resumedAt && (
            <>
              {'. '}
              {t('upgrade.resumedBy', { by: stop.resumedBy ?? '' })}{' '}
              <Age at={stop.resumedAt} />
            </>
          )}
          {stop.task && <StopTaskWords task={stop.task} href={taskHref} />}
          <BurntFigures stop={stop} />
        </li>
      ))}
    </ul>
  );
};

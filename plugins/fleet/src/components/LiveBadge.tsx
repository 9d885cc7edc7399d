import { useFleetText } from '../translation';
import { ShownState, StateIcon } from './state';
import { Age, clockTime, Moment } from './time';
import { TroubleBox } from './trouble';
import styles from './LiveBadge.module.css';

export interface LiveWords {
  mode: 'live' | 'paused' | 'offline' | 'failing';
  /** Epoch milliseconds. */
  asOf?: number;
  changedAt?: number;
  /** Do hints arrive, or is the backend asked every so often? */
  signals: boolean;
  /** Milliseconds. */
  pollEvery: number;
}

/** `Live, changed 2 s ago`, in the header of a page; without signals how often it asks. */
export const LiveBadge = ({ live }: { live: LiveWords }) => {
  const t = useFleetText();
  if (live.mode === 'offline' || live.mode === 'failing') return null;
  const { changedAt } = live;
  if (!live.signals) {
    return (
      <span className={styles.badge}>
        <StateIcon state="progressing" size={14} />
        {t('live.polling', { seconds: Math.round(live.pollEvery / 1_000) })}
      </span>
    );
  }
  return (
    <span className={styles.badge}>
      <StateIcon state="healthy" size={14} />
      {changedAt === undefined ? (
        t('live.live')
      ) : (
        <span>
          {t('live.changed', {
            age: <Age at={instant(changedAt)} ago={false} />,
          })}
        </span>
      )}
    </span>
  );
};

const instant = (ms: number) => new Date(ms).toISOString();

/** Says so when what is shown is no longer live, and why. */
export const LiveNotice = ({ live }: { live: LiveWords }) => {
  const t = useFleetText();
  if (live.mode !== 'offline' && live.mode !== 'failing') return null;
  const at = instant(live.asOf ?? Date.now());
  const time = <Moment at={at}>{clockTime(at, t)}</Moment>;
  const state: ShownState = 'notHeard';
  return (
    <TroubleBox
      announce
      state={state}
      title={t(`live.${live.mode}`, { time })}
    />
  );
};

import { useFleetText } from '../translation';
import { ShownState, StateIcon } from './state';
import { ageInSeconds, ageWords, clockTime, useNow } from './time';
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
  const now = useNow();
  if (live.mode === 'offline' || live.mode === 'failing') return null;
  const { changedAt } = live;
  const seconds =
    changedAt === undefined
      ? undefined
      : ageInSeconds(new Date(changedAt).toISOString(), now);
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
      {seconds === undefined
        ? t('live.live')
        : t('live.changed', { age: ageWords(seconds, t) })}
    </span>
  );
};

/** Says so when what is shown is no longer live, and why. */
export const LiveNotice = ({ live }: { live: LiveWords }) => {
  const t = useFleetText();
  if (live.mode !== 'offline' && live.mode !== 'failing') return null;
  const time = clockTime(live.asOf ?? Date.now(), t);
  const state: ShownState = 'notHeard';
  return (
    <TroubleBox
      announce
      state={state}
      title={t(`live.${live.mode}`, { time })}
    />
  );
};

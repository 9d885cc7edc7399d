import { FleetText } from '../../translation';

/** `45 s`, `41 min`, `3 h 5 min`, `1 d 4 h`: how long something takes. */
export function durationWords(ms: number, t: FleetText): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 60) return t('age.seconds', { n: seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t('age.minutes', { n: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) {
    return both(
      t('age.hours', { n: hours }),
      minutes % 60 > 0 && t('age.minutes', { n: minutes % 60 }),
    );
  }
  return both(
    t('age.days', { n: Math.floor(hours / 24) }),
    hours % 24 > 0 && t('age.hours', { n: hours % 24 }),
  );
}

const both = (first: string, second: string | false) =>
  second ? `${first} ${second}` : first;

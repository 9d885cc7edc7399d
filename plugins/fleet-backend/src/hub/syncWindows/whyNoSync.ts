import {
  Phrase,
  phrase,
  SyncWindow,
} from '@fleet-portal/backstage-plugin-fleet-common';

/**
 * Why an Application may not be synced by hand now, in one sentence.
 *
 * @param active - the windows that are open now
 * @param assigned - all windows that are about it
 */
export function whyNoSync(
  active: readonly SyncWindow[],
  assigned: readonly SyncWindow[],
): Phrase {
  const denying = active.find(({ kind, manualSync }) => {
    return kind === 'deny' && !manualSync;
  });
  if (denying) {
    return phrase('syncWindow.denied', { window: [wordsOf(denying)] });
  }
  const allowing = assigned.filter(({ kind }) => kind === 'allow');
  return allowing.length > 0
    ? phrase('syncWindow.noneOpen', { windows: allowing.map(wordsOf) })
    : phrase('syncWindow.forbidden');
}

function wordsOf(window: SyncWindow): Phrase {
  const { kind, schedule, duration, timeZone, unknownTimeZone } = window;
  const words = { kind, schedule, duration };
  if (timeZone === undefined) return phrase('syncWindow.window', words);
  return unknownTimeZone
    ? phrase('syncWindow.windowInUnknown', { ...words, timeZone })
    : phrase('syncWindow.windowIn', { ...words, timeZone });
}

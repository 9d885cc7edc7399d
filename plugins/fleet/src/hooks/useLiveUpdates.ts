import { useEffect, useSyncExternalStore } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { useSignal } from '@backstage/plugin-signals-react';
import {
  fleetSignalChannel,
  signalMessageSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { fleetApiRef } from '../api';
import { fleetSessionOf } from './fleetSession';
import { LiveState } from './LiveUpdates';

/**
 * Keeps what the surrounding page shows up to date. Any number of cards may
 * use it: they share one connection.
 */
export function useLiveUpdates(): void {
  const { live } = fleetSessionOf(useApi(fleetApiRef));
  const { lastSignal, isSignalsAvailable } = useSignal(fleetSignalChannel);

  useEffect(() => live.start(), [live]);
  useEffect(
    () => live.setSignals(isSignalsAvailable),
    [live, isSignalsAvailable],
  );
  useEffect(() => {
    const message = signalMessageSchema.safeParse(lastSignal);
    if (message.success) live.hint(message.data);
  }, [live, lastSignal]);
}

/** How live the page is, for the words in its header. */
export function useLiveState(): LiveState & { refresh: () => void } {
  const { live } = fleetSessionOf(useApi(fleetApiRef));
  const state = useSyncExternalStore(live.subscribe, live.getState);
  return { ...state, refresh: () => live.refresh() };
}

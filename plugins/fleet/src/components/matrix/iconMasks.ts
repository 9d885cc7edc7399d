import { CSSProperties } from 'react';
import { fleetStates } from '@fleet-portal/backstage-plugin-fleet-common';
import { maskOf } from '../state';

/** `--fleet-mask-<state>` for every state that a cell can show. */
export const iconMasks: CSSProperties = Object.fromEntries(
  [...fleetStates, 'notPlaced' as const, 'behind' as const].map(state => [
    `--fleet-mask-${state}`,
    maskOf(state),
  ]),
);

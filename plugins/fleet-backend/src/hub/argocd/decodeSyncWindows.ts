import {
  SyncWindow,
  SyncWindows,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { whyNoSync } from '../syncWindowWords';
import { plainMessage } from './plainText';
import { listOf } from './shapes';

const windowSchema = z.object({
  kind: z.enum(['allow', 'deny']),
  schedule: z.string(),
  duration: z.string(),
  manualSync: z.boolean().nullish(),
});

/** `ApplicationSyncWindowsResponse` of Argo CD 3; Go leaves `canSync: false` out. */
const windowsSchema = z.object({
  activeWindows: listOf(windowSchema),
  assignedWindows: listOf(windowSchema),
  canSync: z.boolean().default(false),
});

/** @throws ZodError */
export function decodeSyncWindows(input: unknown): SyncWindows {
  const { activeWindows, assignedWindows, canSync } =
    windowsSchema.parse(input);
  const active = activeWindows.map(decodeWindow);
  const assigned = assignedWindows.map(decodeWindow);
  const reason = canSync ? undefined : whyNoSync(active, assigned);
  return { canSync, ...told({ reason }), active, assigned };
}

function decodeWindow(window: z.output<typeof windowSchema>): SyncWindow {
  return {
    kind: window.kind,
    schedule: plainMessage(window.schedule),
    duration: plainMessage(window.duration),
    manualSync: window.manualSync ?? false,
  };
}

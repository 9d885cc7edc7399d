import {
  SyncWindow,
  SyncWindows,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { writtenZone } from '../syncWindows/timeZone';
import { whyNoSync } from '../syncWindows/whyNoSync';
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

/**
 * @param project - all windows of the Application's project: the answer itself
 *   tells neither their time zones nor what they are for
 * @throws ZodError
 */
export function decodeSyncWindows(
  input: unknown,
  project: readonly SyncWindow[] = [],
): SyncWindows {
  const { activeWindows, assignedWindows, canSync } =
    windowsSchema.parse(input);
  const complete = (window: z.output<typeof windowSchema>) =>
    asInProject(decodeWindow(window), project);
  const active = activeWindows.map(complete);
  const assigned = assignedWindows.map(complete);
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

/** What all windows of the project that look the same agree on. */
function asInProject(
  window: SyncWindow,
  project: readonly SyncWindow[],
): SyncWindow {
  const same = project.filter(
    ({ kind, schedule, duration, manualSync }) =>
      kind === window.kind &&
      schedule === window.schedule &&
      duration === window.duration &&
      manualSync === window.manualSync,
  );
  const agreed = (key: 'timeZone' | 'description') =>
    same.every(one => one[key] === same[0][key]) ? same[0]?.[key] : undefined;
  return {
    ...window,
    ...writtenZone(agreed('timeZone')),
    description: agreed('description'),
  };
}

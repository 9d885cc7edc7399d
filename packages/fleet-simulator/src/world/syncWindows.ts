import { CronTime } from 'cron';
import { z } from 'zod';
import type { ApplicationState } from './applicationState';
import type { RegisteredCluster, ProjectState } from './worldState';

const globs = z.array(z.string()).optional();

/** `spec.syncWindows` of an AppProject. */
const windowSchema = z.object({
  kind: z.enum(['allow', 'deny']),
  /** Five fields of cron. */
  schedule: z.string(),
  /** As Go writes it: `1h30m`. */
  duration: z.string(),
  applications: globs,
  namespaces: globs,
  clusters: globs,
  manualSync: z.boolean().optional(),
  timeZone: z.string().optional(),
});
export type SyncWindow = z.infer<typeof windowSchema>;

export interface SyncWindows {
  /** Those that are about the Application. */
  assigned: SyncWindow[];
  /** Of these, those that are open now. */
  active: SyncWindow[];
}

/** Windows that cannot be read are left out. */
export function syncWindowsOf(
  app: Pick<ApplicationState, 'name' | 'spec'>,
  project: ProjectState | undefined,
  cluster: RegisteredCluster | undefined,
  now: number,
): SyncWindows {
  const written = z.array(z.unknown()).safeParse(project?.spec.syncWindows);
  const { namespace = '' } = app.spec.destination;
  const places = cluster ? [cluster.name, cluster.server] : [];
  const assigned = (written.data ?? [])
    .flatMap(one => windowSchema.safeParse(one).data ?? [])
    .filter(
      window =>
        matches(window.applications, [app.name]) ||
        matches(window.namespaces, [namespace]) ||
        matches(window.clusters, places),
    );
  return { assigned, active: assigned.filter(one => isOpen(one, now)) };
}

/** As Argo CD decides: a deny wins, and where something is allowed the rest is not. */
export function maySync(
  { assigned, active }: SyncWindows,
  by: 'hand' | 'itself',
): boolean {
  const exempt = (windows: SyncWindow[]) =>
    by === 'hand' && windows.every(({ manualSync }) => manualSync);
  const denies = active.filter(({ kind }) => kind === 'deny');
  if (denies.length > 0) return exempt(denies);
  if (active.length > 0) return true;
  const allows = assigned.filter(({ kind }) => kind === 'allow');
  return allows.length === 0 || exempt(allows);
}

/** Argo CD takes UTC for a zone that it does not know. */
function zoneOf({ timeZone }: SyncWindow): string {
  try {
    const clock = new Intl.DateTimeFormat('en', {
      timeZone: timeZone || 'UTC',
    });
    return clock.resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

function isOpen(window: SyncWindow, now: number) {
  const { schedule, duration } = window;
  const zone = zoneOf(window);
  try {
    const opened = new CronTime(schedule, zone).getNextDateFrom(
      new Date(now - milliseconds(duration)),
      zone,
    );
    return opened.toMillis() <= now;
  } catch {
    return false;
  }
}

const units = { h: 3_600_000, m: 60_000, s: 1_000 };

function milliseconds(duration: string): number {
  const parts = [...duration.matchAll(/(\d+)([hms])/g)];
  return parts.reduce((sum, [, count, unit]) => {
    const known = unit === 'h' || unit === 'm' ? unit : 's';
    return sum + Number(count) * units[known];
  }, 0);
}

function matches(patterns: string[] | undefined, names: string[]): boolean {
  return (patterns ?? []).some(pattern => {
    const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    const expression = new RegExp(`^${escaped.replaceAll('*', '.*')}$`);
    return names.some(name => expression.test(name));
  });
}

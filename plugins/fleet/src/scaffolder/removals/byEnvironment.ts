import { PlacedChange } from '@fleet-portal/backstage-plugin-fleet-common';

/** How a form and an action name an Application: `hub/name`. */
export function nameOf({ hub, application }: PlacedChange): string {
  return `${hub}/${application}`;
}

/** Changes of each environment, in their order; `''` for those without one. */
export function byEnvironment(
  changes: readonly PlacedChange[],
): [environment: string, changes: PlacedChange[]][] {
  const groups = new Map<string, PlacedChange[]>();
  for (const change of changes) {
    const key = change.environment ?? '';
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups];
}

import {
  ApplicationSummary,
  compareHarm,
  compareVersions,
  EntityDeployments,
  FleetState,
  StateCounts,
} from '@fleet-portal/backstage-plugin-fleet-common';

/** One service of what a system, a domain or a group holds. */
export interface RollUpRow {
  service: string;
  /** Its catalog entity, where there is one. */
  entityRef?: string;
  owner?: string;
  /** The worst of its Applications. */
  state: FleetState;
  /** By name; an environment that the service is not in is absent. */
  environments: Map<string, RollUpCell>;
}

export interface RollUpCell {
  /** The newest release there. */
  version?: string;
  states: StateCounts;
  /** Applications on an older release. */
  behind: number;
}

/** A row per service, most harm first, then by name. */
export function rollUpRows({
  applications,
}: Pick<EntityDeployments, 'applications'>): RollUpRow[] {
  const services = new Map<string, ApplicationSummary[]>();
  for (const application of applications) {
    const known = services.get(application.service);
    if (known) known.push(application);
    else services.set(application.service, [application]);
  }
  return [...services]
    .map(([service, own]) => rowOf(service, own))
    .sort(
      (a, b) =>
        compareHarm(a.state, b.state) || a.service.localeCompare(b.service),
    );
}

function rowOf(service: string, own: ApplicationSummary[]): RollUpRow {
  const [worst] = [...own].sort((a, b) => compareHarm(a.state, b.state));
  const environments = new Map<string, RollUpCell>();
  for (const { environment = '', version, state, behind } of own) {
    const cell = environments.get(environment) ?? { states: {}, behind: 0 };
    environments.set(environment, {
      version: newer(cell.version, version),
      states: { ...cell.states, [state]: (cell.states[state] ?? 0) + 1 },
      behind: cell.behind + (behind > 0 ? 1 : 0),
    });
  }
  const { entityRef, owner, state } = worst;
  return { service, entityRef, owner, state, environments };
}

function newer(a: string | undefined, b: string | undefined) {
  if (a === undefined || b === undefined) return a ?? b;
  return (compareVersions(a, b) ?? 0) >= 0 ? a : b;
}

import type { HubApplicationSet } from '@fleet-portal/backstage-plugin-fleet-node';
import type { FleetView } from './FleetView';
import { isRecord, readPath } from './json';
import type { ApplicationRow } from './row';

/**
 * What undoes a change by hand: `on` self-heal, `off` (automated without it),
 * `manual` (no automated sync). Undefined where it cannot be told: the model
 * keeps no sync policy of an Application, so it is read from the template of
 * its ApplicationSet, and a template that computes it is not guessed.
 */
export function selfHealOf(
  view: FleetView,
  row: ApplicationRow,
): 'on' | 'off' | 'manual' | undefined {
  const set = setOf(view, row);
  if (!set || set.spec.templatePatch !== undefined) return undefined;
  const policy = readPath(set.spec, ['template', 'spec', 'syncPolicy']);
  if (policy === undefined) return 'manual';
  if (!isRecord(policy)) return undefined;
  const { automated } = policy;
  if (automated === undefined || automated === null) return 'manual';
  if (!isRecord(automated)) return undefined;
  if (automated.enabled === false) return 'manual';
  return automated.selfHeal === true ? 'on' : 'off';
}

/** The ApplicationSet that an Application comes from. */
export function setOf(
  view: FleetView,
  { facts }: ApplicationRow,
): HubApplicationSet | undefined {
  if (facts.applicationSet === undefined) return undefined;
  return view
    .hub(facts.hub)
    ?.facts.applicationSets.get(`${facts.namespace}/${facts.applicationSet}`);
}

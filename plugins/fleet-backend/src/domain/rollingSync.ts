import {
  describeSelector,
  Phrase,
  phrase,
  RollingSyncStep,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetView, SetPlace } from './FleetView';
import { readList, readPath, readText } from './json';

/**
 * The steps of a RollingSync with what stands where. The hub tells the step of
 * each Application; one that it has not put anywhere yet is in none.
 */
export function rollingSyncSteps(
  view: FleetView,
  set: SetPlace,
): RollingSyncStep[] {
  const { facts } = set;
  const ref = { ...facts, hub: set.hub.facts.name };
  const clusters = new Map(
    view.rowsOfSet(ref).map(row => [row.facts.name, row.facts.cluster]),
  );
  const steps = readList(facts.spec, ['strategy', 'rollingSync', 'steps']);
  return steps.map((step, index) => ({
    step: index + 1,
    ...told({ words: stepWords(step) }),
    maxUpdate: maxUpdate(step),
    applications: Object.entries(facts.progress)
      .filter(([name, { step: at }]) => at === index + 1 && clusters.has(name))
      .map(([application, { status, message }]) => ({
        application,
        cluster: clusters.get(application) ?? null,
        status,
        message,
      })),
  }));
}

function stepWords(step: unknown): Phrase {
  const everyApplication = phrase('generator.everyApplication');
  const matchExpressions = readList(step, ['matchExpressions']).map(
    expression => ({
      key: readText(expression, ['key']) ?? '',
      operator: readText(expression, ['operator']) ?? '',
      values: readList(expression, ['values']).map(String),
    }),
  );
  try {
    return describeSelector({ matchExpressions }) ?? everyApplication;
  } catch {
    return phrase('generator.refusedSelector');
  }
}

function maxUpdate(step: unknown): string | undefined {
  const value = readPath(step, ['maxUpdate']);
  return typeof value === 'number' || typeof value === 'string'
    ? String(value)
    : undefined;
}

import {
  ReadinessStepName,
  readinessSteps,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { SectionReader } from './sectionReader';

/** `fleet.readiness` of the configuration. */
export interface ReadinessConfig {
  /** What a cluster of this fleet must have, in the order of the checklist. */
  readonly steps: readonly ReadinessStepName[];
  /** Milliseconds for which one reading of a spoke is good. */
  readonly maxAgeMs: number;
}

export const defaultReadinessConfig: ReadinessConfig = {
  steps: readinessSteps,
  maxAgeMs: 300_000,
};

export function readReadiness(section: SectionReader): ReadinessConfig {
  const defaults = defaultReadinessConfig;
  const wanted = section.texts('steps', defaults.steps);
  const known: readonly string[] = readinessSteps;
  const unknown = wanted.filter(step => !known.includes(step));
  if (unknown.length > 0) {
    section.say(
      'steps',
      `has no step ${unknown.join(' or ')}; the steps are ${known.join(', ')}`,
    );
  }
  const steps = readinessSteps.filter(step => wanted.includes(step));
  return {
    steps: steps.length > 0 ? steps : defaults.steps,
    maxAgeMs: section.duration('maxAge', defaults.maxAgeMs),
  };
}

import {
  FieldProblem,
  fieldProblems,
  hubNameField,
  lineField,
  objectField,
  quote,
  ReadinessStepName,
  readinessSteps,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { timeoutMinutesField, timeoutMsOf } from '../waiting/timeout';

/** Argo CD lets a cluster have any name, but these two would be a path. */
const clusterField = lineField(253).refine(
  value => !['', '.', '..'].includes(value.trim()),
  { error: 'it is no name; name the cluster as its hub does' },
);

const stepField = z.enum(readinessSteps, {
  error: ({ input }) =>
    `${quote(
      String(input),
    )} is no step of the checklist; take some of ${readinessSteps.join(', ')}`,
});

const readinessTargetSchema = objectField({
  hub: hubNameField,
  cluster: clusterField,
  steps: z
    .array(stepField, { error: 'it must be a list' })
    .min(1, { error: 'it is empty; leave it out to wait for every step' })
    .optional(),
  timeoutMinutes: timeoutMinutesField,
});

/** What is waited for; the fields are those of `fleet:readiness:wait`. */
export interface ReadinessTarget {
  hub: string;
  cluster: string;
  /** Absent: every step that the fleet wants. */
  steps?: ReadinessStepName[];
  timeoutMs: number;
}

export function decodeReadinessTarget(
  input: unknown,
):
  | { ok: true; target: ReadinessTarget }
  | { ok: false; problems: FieldProblem[] } {
  const parsed = readinessTargetSchema.safeParse(input);
  if (!parsed.success) {
    return { ok: false, problems: fieldProblems(parsed.error) };
  }
  const { timeoutMinutes, ...target } = parsed.data;
  return {
    ok: true,
    target: { ...target, timeoutMs: timeoutMsOf(timeoutMinutes) },
  };
}

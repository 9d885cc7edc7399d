import {
  dnsLabelField,
  explainRevision,
  FieldProblem,
  fieldProblems,
  lineField,
  listField,
  objectField,
  quote,
  textField,
} from '@fleet-portal/backstage-plugin-fleet-common';
import {
  numberBetween,
  timeoutMinutesField,
  timeoutMsOf,
} from '../waiting/timeout';

/** The page of a pull or merge request ends with its number on every Git host. */
const pullRequestPage = /^https?:\/\/[^\s/@]+\/[^\s?#]*\/(\d{1,9})\/?$/;

const pullRequestField = textField(value =>
  pullRequestPage.test(value)
    ? undefined
    : `${quote(
        value,
      )} is not the address of a pull request; write for example https://github.com/acme/fleet/pull/7`,
);

const rolloutTargetSchema = objectField({
  service: lineField(253).refine(value => value.trim() !== '', {
    error: 'it is empty; name the service as the fleet pages do',
  }),
  pullRequest: pullRequestField.optional(),
  revision: textField(explainRevision).optional(),
  hubs: listField(dnsLabelField).optional(),
  applications: numberBetween(0, 100_000).optional(),
  timeoutMinutes: timeoutMinutesField,
});

/** What is waited for; the fields are those of `fleet:rollout:wait`. */
export interface RolloutTarget {
  service: string;
  pullRequest?: { url: string; number: number };
  /** A commit, whole or its beginning. */
  revision?: string;
  /** Hubs that are to have it; empty: those that do. */
  hubs: string[];
  /** The least number of Applications that it reaches. */
  applications: number;
  timeoutMs: number;
}

export function decodeRolloutTarget(
  input: unknown,
):
  | { ok: true; target: RolloutTarget }
  | { ok: false; problems: FieldProblem[] } {
  const parsed = rolloutTargetSchema.safeParse(input);
  if (!parsed.success) {
    return { ok: false, problems: fieldProblems(parsed.error) };
  }
  const { service, revision, hubs, applications, timeoutMinutes } = parsed.data;
  const url = parsed.data.pullRequest;
  return {
    ok: true,
    target: {
      service,
      ...(url && { pullRequest: { url, number: numberOf(url) } }),
      ...(revision && { revision }),
      hubs: hubs ?? [],
      applications: applications ?? 1,
      timeoutMs: timeoutMsOf(timeoutMinutes),
    },
  };
}

function numberOf(url: string): number {
  return Number(pullRequestPage.exec(url)?.[1]);
}

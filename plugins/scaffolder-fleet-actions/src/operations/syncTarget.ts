import {
  ApplicationRef,
  dnsLabelField,
  dnsSubdomainField,
  FieldProblem,
  fieldProblems,
  hubNameField,
  SyncRequest,
  syncRequestSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { timeoutMinutesField, timeoutMsOf } from '../waiting/timeout';

/** Where Argo CD keeps Applications unless it is told otherwise. */
const DEFAULT_NAMESPACE = 'argocd';

const syncTargetSchema = syncRequestSchema.extend({
  hub: hubNameField,
  namespace: dnsLabelField.default(DEFAULT_NAMESPACE),
  application: dnsSubdomainField,
  timeoutMinutes: timeoutMinutesField,
});

/** What is synced, and how; the fields are those of `fleet:application:sync`. */
export interface SyncTarget {
  ref: ApplicationRef;
  request: SyncRequest;
  timeoutMs: number;
}

export function decodeSyncTarget(
  input: unknown,
): { ok: true; target: SyncTarget } | { ok: false; problems: FieldProblem[] } {
  const parsed = syncTargetSchema.safeParse(input);
  if (!parsed.success) {
    return { ok: false, problems: fieldProblems(parsed.error) };
  }
  const { hub, namespace, application, timeoutMinutes, ...request } =
    parsed.data;
  return {
    ok: true,
    target: {
      ref: { hub, namespace, name: application },
      request,
      timeoutMs: timeoutMsOf(timeoutMinutes),
    },
  };
}

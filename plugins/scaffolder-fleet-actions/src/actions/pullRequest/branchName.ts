import type { JsonValue } from '@backstage/types';
import { createHash } from 'node:crypto';

/** The branch of a change: the same for the same `asked`, in whatever order its keys are. */
export function branchNameOf(branch: string, asked?: JsonValue): string {
  if (asked === undefined) return branch;
  const digest = createHash('sha256').update(JSON.stringify(sorted(asked)));
  return `${branch}-${digest.digest('hex').slice(0, 8)}`;
}

function sorted(value: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(value)) return value.map(one => sorted(one) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

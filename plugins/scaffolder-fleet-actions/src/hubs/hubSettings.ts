import {
  describeProblems,
  FieldProblem,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

const count = (most: number) =>
  z
    .number()
    .refine(
      value => Number.isInteger(value) && value >= 1 && value <= most,
      `must be a whole number from 1 to ${most}`,
    )
    .optional();
const text = (form: RegExp, words: string) =>
  z.string().regex(form, words).optional();

/** What there is to scale on a hub; what is absent stays as it is. */
const hubSettingsSchema = z.object({
  serverReplicas: count(50),
  controllerReplicas: count(50),
  repoServerReplicas: count(50),
  /** Manifests that one repo-server makes at once. */
  parallelismLimit: count(1_000),
  kubectlParallelism: count(1_000),
  shardingAlgorithm: text(
    /^(legacy|round-robin|consistent-hashing)$/,
    'must be legacy, round-robin or consistent-hashing',
  ),
  /** As Go writes it: `300s`. */
  execTimeout: text(/^\d{1,5}(s|m)$/, 'must be a time such as 300s or 5m'),
  gitAttempts: count(20),
  /** Of the emptyDir that a repo-server works in. */
  repoCacheSize: text(
    /^\d{1,5}(Mi|Gi)$/,
    'must be a size such as 10Gi or 500Mi',
  ),
});
export type HubSettings = z.infer<typeof hubSettingsSchema>;
export type HubSetting = keyof HubSettings;

/**
 * @throws InputError that names every setting that is wrong, or says that none
 * is given
 */
export function decodeHubSettings(input: unknown): HubSettings {
  const decoded = hubSettingsSchema.safeParse(input);
  if (!decoded.success) {
    throw new InputError(
      describeProblems(
        decoded.error.issues.map(
          ({ path, message }): FieldProblem => ({
            field: path.map(String).join('.'),
            message,
          }),
        ),
      ),
    );
  }
  const settings = decoded.data;
  if (Object.values(settings).every(value => value === undefined)) {
    throw new InputError(
      `Nothing to set: give at least one of ${Object.keys(
        hubSettingsSchema.shape,
      ).join(', ')}`,
    );
  }
  return settings;
}

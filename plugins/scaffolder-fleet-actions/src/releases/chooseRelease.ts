import { InputError } from '@backstage/errors';
import {
  ApplicationSummary,
  compareVersions,
  FleetClient,
  quote,
  valuesFile,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { ReleaseWorld } from './proposeRelease';
import { DEFAULT_KEY, Promotion, Rollback } from './releaseChange';
import { runsWell, sameRelease } from './whatRuns';

/** A release, and why it is that one. */
export interface ChosenRelease {
  version: string;
  /** One sentence without its full stop. */
  why: string;
}

/**
 * The release that the environment before runs: what its values file says, if
 * every cluster that reads it there runs just that, Synced and Healthy.
 *
 * @throws InputError naming what is missing
 */
export async function releaseToPromote(
  { running, readers, values }: ReleaseWorld,
  change: Promotion,
  order: readonly string[],
): Promise<ChosenRelease> {
  if (change.version) {
    return { version: change.version, why: 'It was named by hand' };
  }
  const from = change.from ?? environmentBefore(running, change, order);
  const { name, key = DEFAULT_KEY, layout } = change;
  const path = valuesFile(name, from, layout);
  const version = await values.valueIn(path);
  if (version === undefined) {
    throw new InputError(
      `from: ${quote(path)} has no ${quote(key)}; name the release in version`,
    );
  }
  const deciding = new Set<string>();
  for (const reader of readers) {
    const decision = await values.decisionFor(reader);
    if (decision?.by === path) {
      deciding.add(`${reader.hub}/${reader.application}`);
    }
  }
  const proof = running.filter(({ ref }) =>
    deciding.has(`${ref.hub}/${ref.name}`),
  );
  const against = proof.find(
    one => !runsWell(one) || !sameRelease(version, one.version),
  );
  if (proof.length === 0 || against) {
    throw new InputError(
      `from: ${from} has not proved ${version}: ${
        against ? wordsFor(against) : 'it runs on no cluster there'
      }. Wait for it, or name the release in version`,
    );
  }
  return {
    version,
    why: `${from} runs it on ${proof.length} cluster${
      proof.length === 1 ? '' : 's'
    }, Healthy on each`,
  };
}

/**
 * The release that the environment was last seen Healthy on before what it
 * runs now.
 *
 * @throws InputError when nobody has recorded one
 */
export async function releaseBefore(
  client: FleetClient,
  { running }: ReleaseWorld,
  { environment, version }: Rollback,
  signal?: AbortSignal,
): Promise<ChosenRelease> {
  if (version) return { version, why: 'It was named by hand' };
  const own = running.filter(one => one.environment === environment);
  const now = new Set(own.flatMap(one => one.version ?? []));
  const service = own[0]?.service ?? '';
  const { items } = await client.getEvents(
    { kind: 'healthy', service, environment, limit: 500 },
    signal,
  );
  const found = items.find(
    one =>
      one.version !== undefined &&
      [...now].every(runs => isOther(one.version ?? '', runs)),
  );
  if (!found?.version) {
    throw new InputError(
      `version: no release is recorded that ${environment} was Healthy on before ${
        [...now].join(', ') || 'now'
      }; name it`,
    );
  }
  return {
    version: found.version,
    why: `${found.cluster ?? environment} was Healthy on it at ${found.at}`,
  };
}

/** Where releases have an order, an older one; where they have none, any other. */
function isOther(version: string, runs: string): boolean {
  const order = compareVersions(version, runs);
  return order === undefined ? true : order < 0;
}

function environmentBefore(
  running: readonly ApplicationSummary[],
  { environment }: Promotion,
  order: readonly string[],
): string {
  const known = order.filter(
    one => one === environment || running.some(row => row.environment === one),
  );
  const index = known.indexOf(environment);
  if (index < 1) {
    throw new InputError(
      `from: no environment comes before ${environment} for this service; name one, or the release in version`,
    );
  }
  return known[index - 1];
}

function wordsFor(application: ApplicationSummary): string {
  const where = application.cluster ?? application.ref.name;
  const { version = 'nothing', state, reason } = application;
  const why = reason ? ` (${reason})` : '';
  return `${where} runs ${version} and is ${state}${why}`;
}

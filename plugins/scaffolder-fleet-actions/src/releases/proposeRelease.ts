import { InputError } from '@backstage/errors';
import {
  ApplicationSummary,
  compareVersions,
  FleetClient,
  quote,
  valuesFile,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { differingKeys, withValueAt } from '../applicationSets/editValues';
import { findApplicationSets } from '../applicationSets/findApplicationSets';
import type { FleetFiles } from '../repository/FleetFiles';
import { DEFAULT_KEY, Rollback } from './releaseChange';
import { ReleaseValues } from './releaseValues';
import { ValuesReader, valuesReaders } from './valuesReaders';
import { whatRuns } from './whatRuns';

/** One Application of the environment, before and after. */
export interface ReleaseStep {
  hub: string;
  application: string;
  cluster?: string;
  /** What it runs now, by the word of its hub; undefined when it is not deployed. */
  from?: string;
  to: string;
  /** What holds it where it is: a file of the repository, or its ApplicationSet. */
  heldBy?: string;
}

/** The change of one values file, and what it means for each cluster. */
export interface ReleaseProposal {
  version: string;
  path: string;
  content: string;
  /** Does the file say it already? */
  unchanged: boolean;
  key: string;
  /** By hub and Application. */
  steps: ReleaseStep[];
}

/** What is known when a release is chosen. */
export interface ReleaseWorld {
  running: ApplicationSummary[];
  readers: ValuesReader[];
  values: ReleaseValues;
}

export async function releaseWorld(
  files: FleetFiles,
  client: FleetClient,
  { name, repository, layout, key = DEFAULT_KEY }: Rollback,
  signal?: AbortSignal,
): Promise<ReleaseWorld> {
  const running = await whatRuns(client, name, signal);
  const sets = await findApplicationSets(
    files,
    client,
    { name, layout },
    signal,
  );
  return {
    running,
    readers: await valuesReaders(files, client, sets, repository, signal),
    values: new ReleaseValues(files, key),
  };
}

/**
 * Sets the release in the values file of an environment.
 *
 * @throws InputError when no cluster would get it, or the key is not one of the service's
 */
export async function proposeRelease(
  { running, readers, values }: ReleaseWorld,
  { name, environment, key = DEFAULT_KEY, layout }: Rollback,
  version: string,
): Promise<ReleaseProposal> {
  const path = valuesFile(name, environment, layout);
  const concerned = readers.filter(({ files }) => files.includes(path));
  if (concerned.length === 0) {
    throw new InputError(
      `environment: no Application of ${name} reads ${quote(
        path,
      )}; name an environment that has a values file of its own`,
    );
  }
  const steps: ReleaseStep[] = [];
  let known = false;
  for (const reader of concerned) {
    const decision = await values.decisionFor(reader);
    known ||= decision !== undefined;
    const from = versionOf(running, reader);
    const held = isAfter(reader, path, decision?.by);
    steps.push({
      hub: reader.hub,
      application: reader.application,
      cluster: reader.cluster,
      from,
      to: held ? decision?.value ?? from ?? '' : version,
      ...(held && { heldBy: decision?.by }),
    });
  }
  if (!known) {
    throw new InputError(
      `key: no values file of ${name} has ${quote(
        key,
      )}, so its chart may not know it; write it as the files do`,
    );
  }
  if (steps.every(({ heldBy }) => heldBy !== undefined)) {
    throw new InputError(
      `environment: ${quote(path)} decides on no cluster, ${[
        ...new Set(steps.map(({ heldBy }) => heldBy)),
      ].join(' and ')} does; change it there`,
    );
  }
  const text = await values.text(path);
  const edited = withValueAt({ path, text }, key.split('.'), version);
  const unchanged = differingKeys(text ?? '', edited).length === 0;
  return {
    version,
    path,
    // What means the same is written as it was.
    content: unchanged ? text ?? '' : edited,
    key,
    unchanged,
    steps: steps.sort(
      (a, b) =>
        a.hub.localeCompare(b.hub) ||
        a.application.localeCompare(b.application),
    ),
  };
}

/** @throws InputError when a cluster that gets the release would go in the other direction */
export function refuseDirection(
  { version, steps }: ReleaseProposal,
  wrong: 'older' | 'newer',
): void {
  const sign = wrong === 'older' ? -1 : 1;
  const step = steps.find(
    ({ from, heldBy }) =>
      heldBy === undefined &&
      from !== undefined &&
      Math.sign(compareVersions(version, from) ?? 0) === sign,
  );
  if (!step) return;
  throw new InputError(
    `version: ${version} is ${wrong} than ${step.from}, which ${
      step.cluster ?? step.application
    } runs; ${
      wrong === 'older'
        ? 'use fleet:release:rollback to go back'
        : 'use fleet:release:promote to go on'
    }`,
  );
}

function versionOf(
  running: readonly ApplicationSummary[],
  { hub, application }: ValuesReader,
): string | undefined {
  return running.find(({ ref }) => ref.hub === hub && ref.name === application)
    ?.version;
}

/** Does what decides now still win once the file says something? */
function isAfter(
  { files }: ValuesReader,
  path: string,
  by: string | undefined,
): boolean {
  if (by === undefined) return false;
  const index = files.lastIndexOf(by);
  return index < 0 || index > files.lastIndexOf(path);
}

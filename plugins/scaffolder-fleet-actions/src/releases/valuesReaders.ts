import { InputError } from '@backstage/errors';
import {
  decodeApplicationSet,
  FleetClient,
  FleetRepository,
  GeneratedApplication,
  isLocalCluster,
  quote,
  resolveRepository,
  sameRepository,
} from '@fleet-portal/backstage-plugin-fleet-common';
import path from 'node:path';
import { z } from 'zod';
import { applicationSetOf } from '../applicationSets/applicationSetDocument';
import type { PlacedApplicationSet } from '../applicationSets/findApplicationSets';
import type { FleetFiles } from '../repository/FleetFiles';
import { placeFromGit } from './placeFromGit';

/** An Application, and the values that its chart is rendered with. */
export interface ValuesReader {
  hub: string;
  application: string;
  cluster?: string;
  /** Files of the fleet repository, in Helm's order: a later one wins. */
  files: string[];
  /** What its ApplicationSet sets itself, which wins over every file. */
  inline: InlineValues[];
}

type InlineValues = NonNullable<z.infer<typeof helmSchema>>;

const helmSchema = z
  .object({
    valueFiles: z.array(z.string()).optional(),
    parameters: z.array(z.object({ name: z.string() })).optional(),
    values: z.string().optional(),
    valuesObject: z.record(z.string(), z.unknown()).optional(),
  })
  .optional();

const sourceSchema = z.object({
  repoURL: z.string(),
  path: z.string().optional(),
  ref: z.string().optional(),
  helm: helmSchema,
});
type Source = z.infer<typeof sourceSchema>;

const specSchema = z.object({
  source: sourceSchema.optional(),
  sources: z.array(sourceSchema).optional(),
});

/**
 * Which values every Application of the sets reads, worked out from the files
 * of the sets, the labels of the clusters and what generators read in the fleet
 * repository.
 *
 * @throws InputError for a set that cannot be evaluated without a hub
 */
export async function valuesReaders(
  files: FleetFiles,
  client: FleetClient,
  sets: readonly PlacedApplicationSet[],
  repository: FleetRepository,
  signal?: AbortSignal,
): Promise<ValuesReader[]> {
  const { items } = await client.getClusters(signal);
  const found: ValuesReader[] = [];
  for (const set of sets) {
    const applicationSet = decodeApplicationSet(applicationSetOf(set.document));
    for (const hub of set.hubs) {
      const clusters = items
        .filter(({ ref }) => ref.hub === hub)
        .map(({ ref, server, labels }) => ({
          name: ref.name,
          server,
          labels,
          inCluster: isLocalCluster({ server, labels }),
        }));
      const { applications, unsupported, errors } = await placeFromGit(
        { applicationSet, clusters },
        files,
        repository,
      );
      const [why] = [
        ...unsupported.map(
          ({ generator, reason }) => `${generator}: ${reason}`,
        ),
        ...errors.map(({ message }) => message),
      ];
      if (why) {
        throw new InputError(
          `name: which values the Applications of ${quote(
            set.path,
          )} read on ${hub} is not known here: ${why}. Set the value with fleet:applicationset:update`,
        );
      }
      found.push(...applications.map(one => readerOf(hub, one, repository)));
    }
  }
  return found;
}

function readerOf(
  hub: string,
  { name, cluster, spec }: GeneratedApplication,
  repository: FleetRepository,
): ValuesReader {
  const parsed = specSchema.safeParse(JSON.parse(JSON.stringify(spec)));
  const { source, sources = source ? [source] : [] } = parsed.data ?? {};
  return {
    hub,
    application: name,
    ...(cluster !== undefined && { cluster }),
    files: sources.flatMap(one =>
      (one.helm?.valueFiles ?? []).flatMap(
        file => repositoryPath(file, one, sources, repository) ?? [],
      ),
    ),
    inline: sources.flatMap(({ helm }) => helm ?? []),
  };
}

/** Where a values file is in the fleet repository; undefined when it is elsewhere. */
function repositoryPath(
  file: string,
  source: Source,
  sources: readonly Source[],
  repository: FleetRepository,
): string | undefined {
  const { gitUrl } = resolveRepository(repository);
  const [, ref, rest] = /^\$([^/]+)\/(.+)$/.exec(file) ?? [];
  const owner = ref ? sources.find(one => one.ref === ref) : source;
  if (!owner || !sameRepository(owner.repoURL, gitUrl)) return undefined;
  // As Argo CD: a leading slash means the root of the repository.
  const found = path.posix.normalize(
    rest ??
      (file.startsWith('/')
        ? file.slice(1)
        : path.posix.join(source.path ?? '', file)),
  );
  return found.startsWith('..') ? undefined : found;
}

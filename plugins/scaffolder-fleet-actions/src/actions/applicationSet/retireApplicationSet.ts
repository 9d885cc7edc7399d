import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import {
  emptiedApplicationSet,
  fateOf,
  FleetClient,
  placedChanges,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { Document } from 'yaml';
import { applicationSetOf } from '../../applicationSets/applicationSetDocument';
import {
  ApplicationSetRetirement,
  decodeApplicationSetRetirement,
} from '../../applicationSets/applicationSetRetirement';
import {
  findApplicationSets,
  PlacedApplicationSet,
} from '../../applicationSets/findApplicationSets';
import { findServicePlaces } from '../../applicationSets/servicePlaces';
import {
  LeavingApplication,
  serviceRetirementMarkdown,
  serviceRetirementSentence,
} from '../../markdown/serviceRetirementMarkdown';
import { FleetFiles, RepositoryAccess } from '../../repository/FleetFiles';
import { kustomizationsWithout } from '../../repository/kustomizationEdits';
import { ServiceFiles } from '../../repository/serviceFiles';
import { writeWorkspaceFiles } from '../../workspace/WorkspaceFiles';
import { layoutInput, repositoryInput } from '../applicationSetInput';
import { refuseUnheard } from '../heardHubs';
import { inputErrorOf } from '../inputErrors';
import { previewTogether } from '../previewSets';
import { refuseHidden, refuseUnnamed } from '../unnamedRemovals';
import { examples } from './retireApplicationSet.examples';

/**
 * `fleet:applicationset:retire` lists the files to delete for a service that is
 * to leave the fleet, once the portal has looked, as the person who started the
 * task, which Applications go with it.
 */
export function retireApplicationSetAction(
  options: { fleet: FleetServiceClient } & RepositoryAccess,
) {
  return createTemplateAction({
    id: 'fleet:applicationset:retire',
    description:
      'Lists the files that take a service off its hubs, for a pull request, and tells which Applications go and whether what they deployed goes with them. Fails when production would lose what the input does not name, and while a hub is not heard.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('Name of the ApplicationSet'),
        hubs: z =>
          z
            .array(z.string())
            .optional()
            .describe('Hubs to take it off. Default: all that have it'),
        repository: repositoryInput,
        removals: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'Applications in production that may be removed, each as hub/name',
            ),
        catalogEntity: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Delete its catalog-info.yaml too, once it is on no hub. Default: false',
            ),
        layout: z => layoutInput(z).optional(),
      },
      output: {
        files: z =>
          z
            .array(z.string())
            .describe(
              'Files to delete (filesToDelete of the publish action); none when the service is not in the repository',
            ),
        sentence: z => z.string().describe('What it does in one sentence'),
        markdown: z => z.string().describe('The text for the pull request'),
        removed: z => z.number().describe('Applications that go'),
        removedInProduction: z =>
          z.number().describe('Of them, those in production'),
      },
    },
    async handler(ctx) {
      const decoded = decodeApplicationSetRetirement(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { retirement } = decoded;
      const { name, layout } = retirement;
      const client = options.fleet.forCredentials(
        await ctx.getInitiatorCredentials(),
      );
      const files = new FleetFiles({
        ...options,
        workspacePath: ctx.workspacePath,
        repository: retirement.repository,
        signal: ctx.signal,
      });
      const places = await findServicePlaces(
        files,
        client,
        retirement,
        ctx.signal,
      );
      const { hubs } = places;
      const sets =
        hubs.length > 0
          ? await findApplicationSets(
              files,
              client,
              { name, hubs, layout },
              ctx.signal,
            )
          : [];
      const leaving = await leavingApplications(
        client,
        sets,
        retirement,
        ctx.signal,
      );
      const { deleted, kept } = partition(
        places.files,
        sets.map(({ path }) => path),
        retirement,
      );
      const words = {
        name,
        hubs,
        without: places.without,
        leaving,
        files: deleted,
        kept,
      };
      await writeWorkspaceFiles(
        ctx.workspacePath,
        await kustomizationsWithout(files, deleted),
        { overwrite: true, signal: ctx.signal },
      );
      const sentence = serviceRetirementSentence(words);
      const removed = leaving.filter(({ fate }) => fate !== 'orphaned');
      ctx.logger.info(sentence);
      ctx.output('files', deleted);
      ctx.output('sentence', sentence);
      ctx.output('markdown', serviceRetirementMarkdown(words));
      ctx.output('removed', removed.length);
      ctx.output(
        'removedInProduction',
        removed.filter(({ production }) => production).length,
      );
    },
  });
}

/** @throws InputError when production would lose what is not named */
async function leavingApplications(
  client: FleetClient,
  sets: readonly PlacedApplicationSet[],
  { name, removals = [] }: ApplicationSetRetirement,
  signal?: AbortSignal,
): Promise<LeavingApplication[]> {
  const [first, ...more] = sets.map(({ document, hubs }) => ({
    applicationSet: emptiedOf(document),
    hubs,
  }));
  if (!first) return [];
  const preview = await previewTogether(client, [first, ...more], signal);
  const hubs = sets.flatMap(one => one.hubs);
  refuseUnheard(preview, hubs, `which Applications ${name} has there`);
  const leaving = placedChanges(preview).flatMap(change => {
    const set = sets.find(one => one.hubs.includes(change.hub));
    return set && change.change === 'removed'
      ? [{ ...change, fate: fateOf(applicationSetOf(set.document)) }]
      : [];
  });
  refuseUnnamed(
    leaving
      .filter(({ production, fate }) => production && fate !== 'orphaned')
      .map(({ hub, application }) => `${hub}/${application}`),
    removals,
    remedy,
  );
  const deleting = sets
    .filter(({ document }) => fateOf(applicationSetOf(document)) !== 'orphaned')
    .flatMap(one => one.hubs);
  refuseHidden(
    {
      hidden: preview.hidden?.filter(({ hub }) => deleting.includes(hub)),
    },
    remedy,
  );
  return leaving;
}

const remedy = 'name the hubs that it is to leave in hubs';

function emptiedOf(document: Document): JsonObject {
  return JSON.parse(
    JSON.stringify(emptiedApplicationSet(applicationSetOf(document))),
  );
}

/** Values go with the last ApplicationSet that could read them. */
function partition(
  { applicationSets, shared, values, catalog, others }: ServiceFiles,
  leaving: readonly string[],
  { catalogEntity = false }: ApplicationSetRetirement,
): { deleted: string[]; kept: string[] } {
  const sets = [...applicationSets.values(), ...(shared ? [shared] : [])];
  const staying = sets.filter(path => !leaving.includes(path));
  const isLast = leaving.length > 0 && staying.length === 0;
  const entity = catalog ? [catalog] : [];
  const deletesEntity = isLast && catalogEntity;
  return {
    deleted: [
      ...leaving,
      ...(isLast ? values : []),
      ...(deletesEntity ? entity : []),
    ].sort(),
    kept: [
      ...staying,
      ...(isLast ? [] : values),
      ...(deletesEntity ? [] : entity),
      ...others,
    ].sort(),
  };
}

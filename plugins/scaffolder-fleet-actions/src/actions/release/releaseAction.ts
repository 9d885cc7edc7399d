import {
  createTemplateAction,
  TemplateExample,
} from '@backstage/plugin-scaffolder-node';
import type {
  FieldProblem,
  FleetClient,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';
import type { z as zod } from 'zod/v3';
import {
  releaseMarkdown,
  releaseSentence,
} from '../../markdown/releaseMarkdown';
import type { ChosenRelease } from '../../releases/chooseRelease';
import {
  proposeRelease,
  refuseDirection,
  ReleaseWorld,
  releaseWorld,
} from '../../releases/proposeRelease';
import type { Rollback } from '../../releases/releaseChange';
import { FleetFiles, RepositoryAccess } from '../../repository/FleetFiles';
import { writeWorkspaceFiles } from '../../workspace/WorkspaceFiles';
import { layoutInput, repositoryInput } from '../applicationSetInput';
import { inputErrorOf } from '../inputErrors';

type TextInput = (z: typeof zod) => zod.ZodType<string | undefined>;

export type ReleaseOptions = RepositoryAccess & { fleet: FleetServiceClient };

/** In what promotion and rollback differ. */
export interface ReleaseKind<T extends Rollback> {
  id: string;
  description: string;
  examples: TemplateExample[];
  /** Fields that choose the release. */
  input: Record<'version' | 'from', TextInput> | Record<'version', TextInput>;
  /** The direction that it does not go in. */
  wrong: 'older' | 'newer';
  decode(
    input: unknown,
  ): { ok: true; change: T } | { ok: false; problems: FieldProblem[] };
  choose(
    client: FleetClient,
    world: ReleaseWorld,
    change: T,
    signal?: AbortSignal,
  ): Promise<ChosenRelease>;
}

/** An action that sets the release of one environment, in its values file. */
export function releaseAction<T extends Rollback>(
  options: ReleaseOptions,
  kind: ReleaseKind<T>,
) {
  return createTemplateAction({
    id: kind.id,
    description: kind.description,
    examples: kind.examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('Name of the ApplicationSet'),
        repository: repositoryInput,
        environment: z =>
          z.string().describe('Environment whose values file changes'),
        ...kind.input,
        key: z =>
          z
            .string()
            .optional()
            .describe(
              'Key of the release in the values files, with dots. Default: image.tag',
            ),
        layout: z => layoutInput(z).optional(),
      },
      output: {
        files: z => z.array(z.string()).describe('Paths of the written files'),
        version: z => z.string().describe('The release'),
        sentence: z => z.string().describe('What it does in one sentence'),
        markdown: z => z.string().describe('The text for the pull request'),
        clusters: z => z.number().describe('Clusters that get the release'),
      },
    },
    async handler(ctx) {
      const decoded = kind.decode(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { change } = decoded;
      const client = options.fleet.forCredentials(
        await ctx.getInitiatorCredentials(),
      );
      const files = new FleetFiles({
        ...options,
        workspacePath: ctx.workspacePath,
        repository: change.repository,
        signal: ctx.signal,
      });
      const world = await releaseWorld(files, client, change, ctx.signal);
      const { version, why } = await kind.choose(
        client,
        world,
        change,
        ctx.signal,
      );
      const proposal = await proposeRelease(world, change, version);
      refuseDirection(proposal, kind.wrong);

      const { path, content } = proposal;
      await writeWorkspaceFiles(ctx.workspacePath, [{ path, content }], {
        overwrite: true,
        signal: ctx.signal,
      });
      const { name, environment } = change;
      const words = { ...proposal, name, environment, why };
      const sentence = releaseSentence(words);
      const going = proposal.steps.filter(({ heldBy }) => heldBy === undefined);
      ctx.logger.info(sentence);
      ctx.output('files', [path]);
      ctx.output('version', version);
      ctx.output('sentence', sentence);
      ctx.output('markdown', releaseMarkdown(words));
      ctx.output('clusters', going.length);
    },
  });
}

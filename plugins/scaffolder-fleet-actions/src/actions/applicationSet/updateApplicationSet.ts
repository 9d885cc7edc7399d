import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';
import {
  blastRadiusSentence,
  manifestYaml,
  overlayFolder,
  placedChanges,
  PreviewResponse,
  readApplicationSet,
  valuesFile,
  wantedValues,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';
import {
  ApplicationSetChange,
  decodeApplicationSetChange,
} from '../../applicationSets/applicationSetChange';
import { applicationSetOf } from '../../applicationSets/applicationSetDocument';
import {
  changeOfFile,
  refuseOtherHubs,
} from '../../applicationSets/changeOfFile';
import { editApplicationSet } from '../../applicationSets/editApplicationSet';
import { differingKeys, mergeValues } from '../../applicationSets/editValues';
import { findApplicationSets } from '../../applicationSets/findApplicationSets';
import { blastRadiusMarkdown } from '../../markdown/blastRadiusMarkdown';
import { ChangedFile, filesMarkdown } from '../../markdown/filesMarkdown';
import { FleetFiles, RepositoryAccess } from '../../repository/FleetFiles';
import {
  WorkspaceFile,
  writeWorkspaceFiles,
} from '../../workspace/WorkspaceFiles';
import { editedText } from '../../yaml/editableYaml';
import {
  helmInput,
  kustomizeInput,
  layoutInput,
  repositoryInput,
  rollingSyncInput,
  sourceInput,
  syncPolicyInput,
  valuesInput,
} from '../applicationSetInput';
import { generatorInput } from '../generatorInput';
import { inputErrorOf } from '../inputErrors';
import { previewSets, ProposedSet } from '../previewSets';
import { examples } from './updateApplicationSet.examples';

/** A file before and after. */
interface Edit extends WorkspaceFile {
  before: string;
}

/**
 * `fleet:applicationset:update` changes the placement, the revision, the sync
 * policy or the values of a service that is on the fleet already, once the
 * portal has worked out, as the person who started the task, what that does.
 */
export function updateApplicationSetAction(
  options: RepositoryAccess & { fleet: FleetServiceClient },
) {
  return createTemplateAction({
    id: 'fleet:applicationset:update',
    description:
      'Changes the files of a service that is on the fleet, for a pull request: what the generators of its ApplicationSet take, the revision, the sync policy, Helm values. Comments, order and everything else stay. Reads the files from the workspace, and otherwise from the fleet repository. Fails when production would lose what the input does not name.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('Name of the ApplicationSet'),
        hubs: z =>
          z
            .array(z.string())
            .optional()
            .describe('Hubs to change it on. Default: all that have it'),
        repository: repositoryInput,
        generator: z =>
          generatorInput(z)
            .optional()
            .describe(
              'What its generator of that kind is to take: another selector, other clusters, files or folders',
            ),
        revision: z =>
          z
            .string()
            .optional()
            .describe('Branch, tag, commit or chart version to deploy'),
        values: z =>
          valuesInput(z)
            .optional()
            .describe(
              'Helm values to set: maps are merged into the files, everything else is replaced. An empty by: no file but values.yaml is read',
            ),
        source: z =>
          sourceInput(z)
            .nullable()
            .optional()
            .describe(
              'Another chart or folder, whole: what it leaves out goes. null: none, so that a generator of folders deploys each folder as it is',
            ),
        tool: z =>
          z
            .enum(['helm', 'kustomize'])
            .optional()
            .describe(
              'What makes the manifests from now on. What is set for the other tool goes, and input for it is left out',
            ),
        helm: z =>
          helmInput(z)
            .nullable()
            .optional()
            .describe(
              'Helm release and inline values, whole. null: neither of the two',
            ),
        kustomize: z =>
          kustomizeInput(z)
            .nullable()
            .optional()
            .describe(
              'What names the overlays, and overlays to write or change. null: Helm again',
            ),
        syncPolicy: z =>
          syncPolicyInput(z)
            .optional()
            .describe('What is to change of it; the rest stays'),
        rollingSync: z =>
          rollingSyncInput(z)
            .optional()
            .describe('The steps of RollingSync, all of them; none ends it'),
        finalizer: z =>
          z
            .enum(['foreground', 'background', 'hub'])
            .optional()
            .describe(
              'Resources finalizer of the Applications; hub: the one that the hub sets by itself',
            ),
        preserveResourcesOnDeletion: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Keep what runs on the clusters when the ApplicationSet goes',
            ),
        environmentLabel: z =>
          z
            .string()
            .optional()
            .describe('Cluster label with the environment. Default: env'),
        layout: z => layoutInput(z).optional(),
        allowNoMatch: z =>
          z
            .boolean()
            .optional()
            .describe('Go on although no cluster is matched. Default: false'),
        removals: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'Applications in production that may be removed, each as hub/name',
            ),
      },
      output: {
        files: z => z.array(z.string()).describe('Paths of the written files'),
        sentence: z => z.string().describe('The blast radius in one sentence'),
        markdown: z => z.string().describe('The text for the pull request'),
        added: z => z.number().describe('Applications that come'),
        changed: z => z.number().describe('Applications that become others'),
        removed: z => z.number().describe('Applications that go'),
        otherValues: z =>
          z.number().describe('Applications that get other values'),
      },
    },
    async handler(ctx) {
      const decoded = decodeApplicationSetChange(ctx.input);
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

      const sets = await findApplicationSets(files, client, change, ctx.signal);
      refuseOtherHubs(change, sets);
      for (const set of sets) {
        editApplicationSet(set, changeOfFile(change, set));
      }
      const edits: Edit[] = [
        ...sets.map(({ path, text, documents }) => ({
          path,
          before: text,
          content: editedText(documents, text),
        })),
        ...(await valuesEdits(files, change)),
        ...(await overlayEdits(
          files,
          change,
          applicationSetOf(sets[0].document),
        )),
      ];
      const [first, ...more] = sets.map(
        ({ document, hubs }): ProposedSet => ({
          applicationSet: applicationSetOf(document),
          hubs,
        }),
      );
      const preview = await previewSets(
        client,
        [first, ...more],
        {
          removals: change.removals,
          allowNoMatch: change.allowNoMatch || !change.generator,
        },
        ctx.signal,
      );

      const changed = edits.flatMap(changedFile);
      await writeWorkspaceFiles(
        ctx.workspacePath,
        // What means the same is written as it was.
        edits.map(({ path, content, before }) => ({
          path,
          content: changed.some(one => one.path === path) ? content : before,
        })),
        { overwrite: true, signal: ctx.signal },
      );
      const otherValues = withOtherValues(
        preview,
        changed.map(({ path }) => path),
      );
      const sentence = sentenceOf(preview, otherValues);
      ctx.logger.info(sentence);
      ctx.output(
        'files',
        edits.map(({ path }) => path),
      );
      ctx.output('sentence', sentence);
      ctx.output(
        'markdown',
        `${blastRadiusMarkdown(preview, sentence)}${filesMarkdown(changed)}`,
      );
      ctx.output('added', preview.summary.added);
      ctx.output('changed', preview.summary.changed);
      ctx.output('removed', preview.summary.removed);
      ctx.output('otherValues', otherValues);
    },
  });
}

async function valuesEdits(
  files: FleetFiles,
  { name, layout, values }: ApplicationSetChange,
): Promise<Edit[]> {
  const edits: Edit[] = [];
  for (const { of, values: text, field } of wantedValues(values)) {
    if (text.trim() === '') continue;
    const path = valuesFile(name, of, layout);
    const before = await files.find(path);
    const content = mergeValues({ path, text: before }, text, field);
    edits.push({ path, before: before ?? '', content });
  }
  return edits;
}

/** Overlays beside the base of the source that the Applications have after the change. */
async function overlayEdits(
  files: FleetFiles,
  { kustomize, repository }: ApplicationSetChange,
  applicationSet: JsonObject,
): Promise<Edit[]> {
  const { intent } = readApplicationSet(applicationSet, repository);
  const { source } = intent;
  const overlays = kustomize?.overlays ?? [];
  if (overlays.length === 0 || !source || !('path' in source)) return [];
  if (source.repoURL) {
    throw new InputError(
      'kustomize.overlays: they are in another repository; change them there',
    );
  }
  const edits: Edit[] = [];
  for (const [index, { name, kustomization = '' }] of overlays.entries()) {
    const path = `${overlayFolder(source.path, name)}/kustomization.yaml`;
    const before = await files.find(path);
    const typed =
      before === undefined && kustomization.trim() === ''
        ? manifestYaml({ resources: ['../../base'] })
        : kustomization;
    const field = `kustomize.overlays[${index}].kustomization`;
    const content = mergeValues({ path, text: before }, typed, field);
    edits.push({ path, before: before ?? '', content });
  }
  return edits;
}

function changedFile({ path, before, content }: Edit): ChangedFile[] {
  const keys = differingKeys(before, content);
  return keys.length > 0 ? [{ path, keys }] : [];
}

/** Applications of now and of the change that read one of the files that change. */
function withOtherValues(
  preview: PreviewResponse,
  changed: readonly string[],
): number {
  const isRead = (file: string) =>
    changed.some(path => path === file || path.startsWith(`${file}/`));
  return placedChanges(preview).filter(
    ({ change, reads = [] }) =>
      (change === 'changed' || change === 'unchanged') && reads.some(isRead),
  ).length;
}

function sentenceOf(preview: PreviewResponse, otherValues: number): string {
  const sentence = blastRadiusSentence(preview);
  if (otherValues === 0) return sentence;
  return `${sentence}, and give other values to ${otherValues} Application${
    otherValues === 1 ? '' : 's'
  }`;
}

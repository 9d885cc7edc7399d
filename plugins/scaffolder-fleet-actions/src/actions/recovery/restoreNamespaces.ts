import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  manifestYaml,
  quote,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { Manifest, validateManifest } from '../../manifests/typedModels';
import {
  restoreMarkdown,
  restoreSentence,
} from '../../markdown/restoreMarkdown';
import { chooseBackup } from '../../recovery/chooseBackup';
import {
  decodeRestore,
  existingResourcePolicies,
} from '../../recovery/restoreIntent';
import {
  buildRestore,
  buildRestoresApplication,
  restoreName,
  restoresApplicationFile,
  restoresFolder,
} from '../../recovery/restoreManifests';
import { FleetFiles, RepositoryAccess } from '../../repository/FleetFiles';
import { kustomizationsWith } from '../../repository/kustomizationEdits';
import { writeWorkspaceFiles } from '../../workspace/WorkspaceFiles';
import { layoutInput, repositoryInput } from '../applicationSetInput';
import { inputErrorOf } from '../inputErrors';
import { examples } from './restoreNamespaces.examples';

/**
 * `fleet:recovery:restore` writes a Restore of Velero, and the Application
 * that brings the Restores of the cluster to it where there is none yet.
 */
export function restoreNamespacesAction(
  options: RepositoryAccess & { fleet: FleetServiceClient },
) {
  return createTemplateAction({
    id: 'fleet:recovery:restore',
    description:
      'Writes a Velero Restore of some namespaces from a backup that the cluster has, for a pull request. Into other namespaces it is a drill and replaces nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repository: repositoryInput,
        hub: z => z.string().describe('Hub that manages the cluster'),
        cluster: z => z.string().describe('Name of the cluster'),
        backup: z => z.string().describe('Name of the Backup'),
        namespaces: z =>
          z.array(z.string()).describe('Namespaces that are restored'),
        drill: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Restore each namespace into <namespace>-drill. Default: false',
            ),
        namespaceMapping: z =>
          z
            .record(z.string())
            .optional()
            .describe('Where namespaces go, by where they come from'),
        existingResourcePolicy: z =>
          z
            .enum(existingResourcePolicies)
            .optional()
            .describe(
              'none: what is there stays as it is; update: it is brought up to the backup. Default: none',
            ),
        name: z =>
          z
            .string()
            .optional()
            .describe(
              'Name of the Restore, which must be new. Default: made from the first namespace and the backup',
            ),
        project: z =>
          z
            .string()
            .optional()
            .describe('AppProject of the Application. Default: default'),
        argocdNamespace: z =>
          z
            .string()
            .optional()
            .describe('Namespace of Argo CD on the hub. Default: argocd'),
        layout: z => layoutInput(z).optional(),
      },
      output: {
        files: z => z.array(z.string()).describe('Paths of the written files'),
        name: z => z.string().describe('Name of the Restore'),
        sentence: z => z.string().describe('What it does in one sentence'),
        markdown: z => z.string().describe('The text for the pull request'),
      },
    },
    async handler(ctx) {
      const decoded = decodeRestore(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { intent } = decoded;
      const client = options.fleet.forCredentials(
        await ctx.getInitiatorCredentials(),
      );
      const chosen = await chooseBackup(client, intent, ctx.signal);
      const files = new FleetFiles({
        ...options,
        workspacePath: ctx.workspacePath,
        repository: intent.repository,
        signal: ctx.signal,
      });
      const { namespace } = chosen.backup;
      const edits = [
        ...(await newFile(
          files,
          restoresApplicationFile(intent),
          buildRestoresApplication(intent, namespace),
          'keep',
        )),
        ...(await newFile(
          files,
          `${restoresFolder(intent)}/${restoreName(intent)}.yaml`,
          buildRestore(intent, namespace),
          'refuse',
        )),
      ];
      await writeWorkspaceFiles(
        ctx.workspacePath,
        [
          ...edits,
          ...(await kustomizationsWith(
            files,
            edits.map(edit => edit.path),
          )),
        ],
        { overwrite: true, signal: ctx.signal },
      );
      const words = { intent, chosen, files: edits.map(({ path }) => path) };
      const sentence = restoreSentence(words);
      ctx.logger.info(sentence);
      ctx.output('files', words.files);
      ctx.output('name', restoreName(intent));
      ctx.output('sentence', sentence);
      ctx.output('markdown', restoreMarkdown(words));
    },
  });
}

interface Edit {
  path: string;
  content: string;
}

/** @param other - what to do where the file says something else */
async function newFile(
  files: FleetFiles,
  path: string,
  manifest: Manifest,
  other: 'keep' | 'refuse',
): Promise<Edit[]> {
  await validateManifest(manifest);
  const content = manifestYaml(manifest);
  const before = await files.find(path);
  if (before === undefined) return [{ path, content }];
  if (before !== content && other === 'refuse') {
    throw new InputError(
      `name: ${quote(
        path,
      )} is another Restore, and a Restore runs once; give this one another name`,
    );
  }
  return [];
}

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  bootstrapFile,
  manifestYaml,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { differingKeys } from '../../applicationSets/editValues';
import { validateManifest } from '../../manifests/typedModels';
import { teamMarkdown, teamSentence } from '../../markdown/teamMarkdown';
import { FleetFiles, RepositoryAccess } from '../../repository/FleetFiles';
import { kustomizationsWith } from '../../repository/kustomizationEdits';
import { readHubConfig } from '../../repository/readHubConfig';
import { decodeTeamGrant, teamAccess, TeamGrant } from '../../teams/teamGrant';
import { editPolicy, RBAC_CONFIG_MAP } from '../../teams/teamPolicy';
import { buildTeamProject, editTeamProject } from '../../teams/teamProject';
import { writeWorkspaceFiles } from '../../workspace/WorkspaceFiles';
import { layoutInput, repositoryInput } from '../applicationSetInput';
import { inputErrorOf } from '../inputErrors';
import { examples } from './grantTeam.examples';

/**
 * `fleet:team:grant` gives a team an AppProject of its own, and its group the
 * right to see, sync or manage the Applications in it.
 */
export function grantTeamAction(options: RepositoryAccess) {
  return createTemplateAction({
    id: 'fleet:team:grant',
    description:
      'Gives a team an AppProject and lines in argocd-rbac-cm, for a pull request. It only adds: what is there stays, with comments and order.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repository: repositoryInput,
        project: z => z.string().describe('AppProject of the team'),
        groups: z =>
          z
            .array(z.string())
            .describe('Groups as single sign-on gives them to Argo CD'),
        access: z =>
          z
            .enum(teamAccess)
            .describe(
              'read: see Applications and logs; sync: sync them too; manage: create, change and delete them too',
            ),
        namespaces: z =>
          z
            .array(z.string())
            .describe(
              'Namespaces that it may deploy to; * stands for any text',
            ),
        clusters: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'Clusters that it may deploy to; * stands for any text. Default: all',
            ),
        sourceRepos: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'Repositories that it may deploy from, besides the fleet repository',
            ),
        description: z => z.string().optional().describe('Of the AppProject'),
        layout: z => layoutInput(z).optional(),
      },
      output: {
        files: z => z.array(z.string()).describe('Paths of the written files'),
        policy: z =>
          z.array(z.string()).describe('Lines of policy that are new'),
        sentence: z => z.string().describe('What it does in one sentence'),
        markdown: z => z.string().describe('The text for the pull request'),
      },
    },
    async handler(ctx) {
      const decoded = decodeTeamGrant(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { grant } = decoded;
      const files = new FleetFiles({
        ...options,
        workspacePath: ctx.workspacePath,
        repository: grant.repository,
        signal: ctx.signal,
      });
      const project = await projectEdit(files, grant);
      const policy = await policyEdit(files, grant);
      const edits = [project, policy].filter(
        ({ before, content }) => differingKeys(before, content).length > 0,
      );
      await writeWorkspaceFiles(
        ctx.workspacePath,
        [...edits, ...(await kustomizationsWith(files, [project.path]))],
        { overwrite: true, signal: ctx.signal },
      );
      const words = {
        grant,
        policy: policy.added,
        files: edits.map(({ path, before, content }) => ({
          path,
          keys: differingKeys(before, content),
        })),
      };
      const sentence = teamSentence(words);
      ctx.logger.info(sentence);
      ctx.output(
        'files',
        edits.map(({ path }) => path),
      );
      ctx.output('policy', policy.added);
      ctx.output('sentence', sentence);
      ctx.output('markdown', teamMarkdown(words));
    },
  });
}

async function projectEdit(files: FleetFiles, grant: TeamGrant) {
  const path = bootstrapFile('projects', grant.project, grant.layout);
  const before = await files.find(path);
  if (before !== undefined) {
    return { path, before, content: editTeamProject(path, before, grant) };
  }
  const project = buildTeamProject(grant);
  await validateManifest(project);
  return { path, before: '', content: manifestYaml(project) };
}

async function policyEdit(files: FleetFiles, grant: TeamGrant) {
  const { path, text } = await readHubConfig(
    files,
    RBAC_CONFIG_MAP,
    grant.layout,
  );
  return { path, before: text, ...editPolicy(path, text, grant) };
}

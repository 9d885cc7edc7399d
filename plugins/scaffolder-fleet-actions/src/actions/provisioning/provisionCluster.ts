import { ConflictError, InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  definitionFile,
  manifestYaml,
  quote,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';
import {
  provisionMarkdown,
  provisionSentence,
} from '../../markdown/provisionMarkdown';
import { buildDefinition } from '../../provisioning/buildDefinition';
import { labelsOf } from '../../provisioning/definitionParts';
import {
  decodeProvision,
  provisionVariants,
} from '../../provisioning/provisionIntent';
import { FleetFiles, RepositoryAccess } from '../../repository/FleetFiles';
import { kustomizationsWith } from '../../repository/kustomizationEdits';
import { writeWorkspaceFiles } from '../../workspace/WorkspaceFiles';
import { layoutInput, repositoryInput } from '../applicationSetInput';
import { inputErrorOf } from '../inputErrors';
import { examples } from './provisionCluster.examples';

/**
 * `fleet:cluster:provision` writes from what Cluster API makes a cluster. It
 * asks no cloud for anything: Argo CD gives the file to the management cluster
 * once the pull request is merged.
 */
export function provisionClusterAction(
  options: { fleet: FleetServiceClient } & RepositoryAccess,
) {
  return createTemplateAction({
    id: 'fleet:cluster:provision',
    description:
      'Writes the Cluster API objects of a new cluster, for a pull request: machines on AWS with kubeadm, a ClusterClass, or a control plane that AWS runs.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repository: repositoryInput,
        hub: z =>
          z
            .string()
            .describe('Hub whose management cluster is to make the cluster'),
        cluster: z => z.string().describe('Name of the cluster (DNS-1123)'),
        variant: z =>
          z
            .enum(provisionVariants)
            .describe(
              'kubeadm: machines on AWS with a control plane of their own; managed: a control plane that AWS runs (EKS); topology: from a ClusterClass',
            ),
        version: z =>
          z.string().describe('Version of Kubernetes, for example v1.36.1'),
        namespace: z =>
          z
            .string()
            .optional()
            .describe('Namespace of the objects. Default: clusters'),
        region: z =>
          z
            .string()
            .optional()
            .describe(
              'Region of AWS, and label `region`. Needed for kubeadm and managed',
            ),
        environment: z => z.string().optional().describe('Label `env`'),
        tier: z => z.string().optional().describe('Label `tier`'),
        vpcCidr: z =>
          z
            .string()
            .optional()
            .describe(
              'Network of the VPC, for kubeadm and managed. Default: what the AWS provider takes',
            ),
        podCidr: z =>
          z
            .string()
            .optional()
            .describe('Network of the pods. Default: 192.168.0.0/16'),
        sshKeyName: z =>
          z
            .string()
            .optional()
            .describe('EC2 key pair of the machines, for kubeadm and managed'),
        controlPlane: z =>
          z
            .object({
              replicas: z.number().optional().describe('1, 3, 5 or 7 machines'),
              instanceType: z
                .string()
                .optional()
                .describe('Instance type of AWS. Needed for kubeadm'),
            })
            .optional()
            .describe(
              'Machines of the control plane, for kubeadm and topology',
            ),
        workers: z =>
          z
            .object({
              replicas: z.number().describe('How many machines'),
              instanceType: z
                .string()
                .optional()
                .describe(
                  'Instance type of AWS. Needed for kubeadm and managed',
                ),
            })
            .describe('Worker machines'),
        clusterClass: z =>
          z
            .object({
              name: z.string().describe('Name of the ClusterClass'),
              namespace: z
                .string()
                .optional()
                .describe('Its namespace. Default: that of the cluster'),
              workerClass: z
                .string()
                .optional()
                .describe('Class of its workers. Default: default-worker'),
            })
            .optional()
            .describe('Needed for topology'),
        variables: z =>
          z
            .array(
              z.object({
                name: z.string().describe('Name of the variable'),
                value: z
                  .union([z.string(), z.number(), z.boolean()])
                  .describe('Its value'),
              }),
            )
            .optional()
            .describe('Variables of the ClusterClass, for topology'),
        layout: z => layoutInput(z).optional(),
      },
      output: {
        files: z => z.array(z.string()).describe('Path of the written file'),
        labels: z =>
          z
            .record(z.string())
            .describe('Labels for when the cluster is onboarded'),
        sentence: z => z.string().describe('What it does in one sentence'),
        markdown: z => z.string().describe('The text for the pull request'),
      },
    },
    async handler(ctx) {
      const decoded = decodeProvision(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { intent } = decoded;
      const client = options.fleet.forCredentials(
        await ctx.getInitiatorCredentials(),
      );
      const { hubs } = await client.getVocabulary(ctx.signal);
      if (!hubs.includes(intent.hub)) {
        throw new InputError(
          `hub: the portal knows no hub ${quote(
            intent.hub,
          )}; take one of ${hubs.join(', ')}`,
        );
      }
      const path = definitionFile(intent.hub, intent.cluster, intent.layout);
      const manifests = buildDefinition(intent);
      const content = manifestYaml(...manifests);
      const files = new FleetFiles({
        ...options,
        workspacePath: ctx.workspacePath,
        repository: intent.repository,
        signal: ctx.signal,
      });
      const present = await files.find(path);
      if (present !== undefined && present !== content) {
        throw new ConflictError(
          `cluster: ${quote(
            path,
          )} is there already and says otherwise; choose another name, or scale or upgrade that cluster`,
        );
      }
      await writeWorkspaceFiles(
        ctx.workspacePath,
        [{ path, content }, ...(await kustomizationsWith(files, [path]))],
        { overwrite: true, signal: ctx.signal },
      );
      const sentence = provisionSentence(intent);
      ctx.logger.info(sentence);
      ctx.output('files', [path]);
      ctx.output('labels', labelsOf(intent) ?? {});
      ctx.output('sentence', sentence);
      ctx.output('markdown', provisionMarkdown(intent, manifests, path));
    },
  });
}

import type { ClusterApiManifest } from '../provisioning/clusterApiTypes';
import type { ProvisionIntent } from '../provisioning/provisionIntent';
import { code } from './inline';
import { section } from './section';

const made = {
  kubeadm: 'machines on AWS, with a control plane that kubeadm runs',
  managed: 'a control plane that AWS runs, and worker machines on AWS',
  topology: 'a ClusterClass of the management cluster',
};

/** `This pull request will make the cluster prod-eu-3 of Kubernetes v1.36.1, with 5 worker machines` */
export function provisionSentence(intent: ProvisionIntent): string {
  const { cluster, version, workers } = intent;
  return `This pull request will make the cluster ${cluster} of Kubernetes ${version}, with ${machines(
    workers.replicas,
    'worker machine',
  )}`;
}

/** What is made once it is merged, as the text of its pull request. */
export function provisionMarkdown(
  intent: ProvisionIntent,
  manifests: readonly ClusterApiManifest[],
  path: string,
): string {
  const controlPlane =
    intent.variant === 'managed'
      ? 'run by AWS'
      : machines(intent.controlPlane.replicas, 'machine');
  const facts: string[][] = [
    ['Made of', made[intent.variant]],
    ['Kubernetes', code(intent.version)],
    ['Control plane', controlPlane],
    ['Workers', machines(intent.workers.replicas, 'machine')],
    ...(intent.variant === 'topology'
      ? [['ClusterClass', code(intent.clusterClass.name)]]
      : []),
    ...(intent.region ? [['Region', code(intent.region)]] : []),
    ['Management cluster', `of ${code(intent.hub)}`],
  ];
  return [
    `## ${provisionSentence(intent)}`,
    ...section(
      'The cluster',
      `Argo CD gives ${code(
        path,
      )} to Cluster API once this is merged. From then on it costs money.`,
      ['What', 'Value'],
      facts,
    ),
    ...section(
      'Objects',
      'None of them is deleted before somebody confirms it on the hub, not even when its file is gone.',
      ['Kind', 'Name'],
      manifests.map(({ kind, metadata }) => [code(kind), code(metadata.name)]),
    ),
    '',
  ].join('\n');
}

function machines(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

import { parse } from 'yaml';
import { writtenDefinition } from '../__testUtils__/writtenDefinition';
import { decodeScaleChange, scaleWorkers } from './scaleChange';

const path = 'provisioning/prod-hub/prod-eu-1.yaml';
const scale = (text: string, replicas: number, workers?: string) =>
  scaleWorkers(path, text, { cluster: 'prod-eu-1', replicas, workers });

const second = `---
apiVersion: cluster.x-k8s.io/v1beta1
kind: MachineDeployment
metadata:
  name: prod-eu-1-batch
  annotations:
    cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size: "1"
spec: { replicas: 2 }
`;

const topology = `apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod-eu-1 }
spec:
  topology:
    classRef: { name: aws-standard }
    workers:
      machineDeployments:
        # for everything
        - class: default-worker
          name: workers
        - class: gpu
          name: gpu
          replicas: 1
`;

it('changes the one number and nothing else of the file', () => {
  expect(scale(writtenDefinition, 9)).toEqual({
    text: writtenDefinition.replace('replicas: 5 #', 'replicas: 9 #'),
    workers: 'prod-eu-1-workers',
    before: 5,
  });
});

it('scales workers of a topology by their name, also where no number was', () => {
  const { text, before } = scale(topology, 4, 'workers');
  expect(before).toBeUndefined();
  expect(text).toContain('# for everything');
  expect(
    parse(text).spec.topology.workers.machineDeployments.map(
      ({ replicas }: { replicas: number }) => replicas,
    ),
  ).toEqual([4, 1]);
});

it.each([
  [
    'more than one, none named',
    topology,
    undefined,
    "workers: 'provisioning/prod-hub/prod-eu-1.yaml' has 'workers', 'gpu'; name the one to scale",
  ],
  [
    'one that is not there',
    topology,
    'arm',
    "workers: 'provisioning/prod-hub/prod-eu-1.yaml' has no 'arm'; there are 'workers', 'gpu'",
  ],
  [
    'one that the autoscaler scales',
    writtenDefinition + second,
    'prod-eu-1-batch',
    "workers: the cluster autoscaler decides on the number of 'prod-eu-1-batch'",
  ],
  [
    'a cluster without workers',
    'apiVersion: cluster.x-k8s.io/v1beta2\nkind: Cluster\nmetadata: { name: prod-eu-1 }\n',
    undefined,
    'there is nothing to scale',
  ],
  ['another cluster', 'kind: Cluster\n', undefined, 'cluster: '],
  ['no YAML', 'a: [', undefined, 'is not YAML in line 1'],
])('refuses %s', (_, text, workers, words) => {
  expect(() => scale(text, 3, workers)).toThrow(words);
});

it.each([
  ['replicas', { replicas: 0 }],
  ['replicas', { replicas: 2.5 }],
  ['workers', { workers: 'No Name' }],
  ['repository', { repository: undefined }],
])('names %s where it cannot be so', (field, wrong) => {
  const decoded = decodeScaleChange({
    repository: { repoUrl: 'github.com?owner=acme&repo=fleet' },
    hub: 'prod-hub',
    cluster: 'prod-eu-1',
    replicas: 3,
    ...wrong,
  });
  expect(decoded).toMatchObject({ ok: false, problems: [{ field }] });
});

import { writtenDefinition } from '../__testUtils__/writtenDefinition';
import { upgradeDefinition } from './upgradeDefinition';

const path = 'provisioning/prod-hub/prod-eu-1.yaml';
const upgrade = (text: string, version = 'v1.36.1') =>
  upgradeDefinition(path, text, { cluster: 'prod-eu-1', version });

const topology = `# from a class
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod-eu-1 }
spec:
  topology:
    classRef: { name: aws-standard }
    version: v1.35.4 # all of it
`;
const managed = `apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: prod-eu-1 }
spec:
  controlPlaneRef: { kind: AWSManagedControlPlane, name: plane }
---
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: AWSManagedControlPlane
metadata: { name: plane }
spec: { version: v1.35 }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachinePool
metadata: { name: pool }
spec:
  clusterName: prod-eu-1
  template: { spec: { version: v1.33.2 } }
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: { name: theirs }
spec:
  clusterName: prod-eu-9
  template: { spec: { version: v1.33.2 } }
`;

it('changes the control plane and its workers, and nothing else of the file', () => {
  const { text, changes } = upgrade(writtenDefinition);
  expect(text).toBe(
    writtenDefinition
      .replace('version: v1.35.4 # since May', 'version: v1.36.1 # since May')
      .replace('version: "v1.35.4"', 'version: v1.36.1'),
  );
  expect(changes).toEqual([
    { object: 'KubeadmControlPlane prod-eu-1-control-plane', from: 'v1.35.4' },
    { object: 'MachineDeployment prod-eu-1-workers', from: 'v1.35.4' },
  ]);
});

it('changes the one version of a topology', () => {
  expect(upgrade(topology)).toEqual({
    text: topology.replace('v1.35.4', 'v1.36.1'),
    changes: [{ object: 'Cluster prod-eu-1', from: 'v1.35.4' }],
  });
});

it('changes a control plane of the cloud and its pools, and no other cluster', () => {
  const { text, changes } = upgrade(managed);
  expect(changes.map(({ object }) => object)).toEqual([
    'AWSManagedControlPlane plane',
    'MachinePool pool',
  ]);
  expect(text.match(/v1\.33\.2/g)).toHaveLength(1);
});

it('leaves a definition alone that asks for it already', () => {
  const { text } = upgrade(writtenDefinition);
  expect(upgrade(text)).toEqual({ text, changes: [] });
});

it.each([
  ['a downgrade', topology, 'v1.35.0', 'never downgraded'],
  ['a minor version left out', topology, 'v1.37.0', 'may be left out'],
  [
    'a version that is none',
    topology.replace('v1.35.4', 'latest'),
    'v1.36.1',
    "has 'latest'",
  ],
  [
    'a control plane without a version',
    topology.replace('version: v1.35.4 # all of it', 'x: y'),
    'v1.36.1',
    'says of no control plane',
  ],
  [
    'an image of the old version',
    `${topology}---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: AWSMachineTemplate
metadata: { name: big }
spec: { template: { spec: { ami: { id: ami-0123 } } } }
`,
    'v1.36.1',
    "AWSMachineTemplate big in 'provisioning/prod-hub/prod-eu-1.yaml' pins the image 'ami-0123'",
  ],
])('refuses %s', (_, text, version, words) => {
  expect(() => upgrade(text, version)).toThrow(words);
});

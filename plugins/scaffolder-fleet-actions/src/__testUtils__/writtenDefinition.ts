/** A definition as a person left it in the repository, with words of their own. */
export const writtenDefinition = `# Paid by the shop, ask them first.
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata:
  name: prod-eu-1
  namespace: clusters
spec:
  clusterNetwork: { pods: { cidrBlocks: [ 192.168.0.0/16 ] } }
  controlPlaneRef:
    apiGroup: controlplane.cluster.x-k8s.io
    kind: KubeadmControlPlane
    name: prod-eu-1-control-plane
  infrastructureRef:
    apiGroup: infrastructure.cluster.x-k8s.io
    kind: AWSCluster
    name: prod-eu-1
---
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata:
  name: prod-eu-1-control-plane
  namespace: clusters
spec:
  replicas: 3
  version: v1.35.4 # since May
  machineTemplate:
    spec:
      infrastructureRef:
        apiGroup: infrastructure.cluster.x-k8s.io
        kind: AWSMachineTemplate
        name: prod-eu-1-control-plane
---
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata:
  name: prod-eu-1-workers
  namespace: clusters
spec:
  clusterName: prod-eu-1
  replicas: 5 # the busiest hour needs four
  selector:
    matchLabels: {}
  template:
    spec:
      clusterName: prod-eu-1
      version: "v1.35.4"
      bootstrap:
        configRef:
          apiGroup: bootstrap.cluster.x-k8s.io
          kind: KubeadmConfigTemplate
          name: prod-eu-1-workers
      infrastructureRef:
        apiGroup: infrastructure.cluster.x-k8s.io
        kind: AWSMachineTemplate
        name: prod-eu-1-workers
`;

/** A release that somebody installed with Helm, past Git. */
export interface HelmRelease {
  namespace: string;
  name: string;
  chart: string;
  version: string;
  /** What Helm rendered. */
  manifest: string;
}

const kubeStateMetrics: HelmRelease = {
  namespace: 'kube-system',
  name: 'kube-state-metrics',
  chart: 'kube-state-metrics',
  version: '7.0.0',
  manifest: `---
# Source: kube-state-metrics/templates/serviceaccount.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: kube-state-metrics
  namespace: kube-system
`,
};

/** Its class of volumes is of a version that goes with 1.37. */
const ebsDriver: HelmRelease = {
  namespace: 'kube-system',
  name: 'aws-ebs-csi-driver',
  chart: 'aws-ebs-csi-driver',
  version: '2.38.1',
  manifest: `---
# Source: aws-ebs-csi-driver/templates/serviceaccount-csi-controller.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ebs-csi-controller-sa
  namespace: kube-system
---
# Source: aws-ebs-csi-driver/templates/volumeattributesclass.yaml
apiVersion: storage.k8s.io/v1beta1
kind: VolumeAttributesClass
metadata:
  name: fast
driverName: ebs.csi.aws.com
parameters:
  iops: "6000"
`,
};

/** On all other clusters the portal's account may not list Secrets. */
export const readableReleases: Readonly<
  Record<string, readonly HelmRelease[]>
> = {
  'stg-eu-1': [ebsDriver, kubeStateMetrics],
  'stg-us-1': [kubeStateMetrics],
  'prod-us-1': [kubeStateMetrics],
};

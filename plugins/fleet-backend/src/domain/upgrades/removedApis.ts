import {
  minorOf,
  minorsBetween,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { groupBy } from '../memo';

/** A kind that a release of Kubernetes no longer serves in this version. */
export interface RemovedApi {
  /** `flowcontrol.apiserver.k8s.io/v1beta3` */
  readonly apiVersion: string;
  readonly kind: string;
  readonly resource: string;
  /** `1.32` */
  readonly removedIn: string;
  /** The version to use instead, or what took the place of the kind. */
  readonly replacement?: string;
}

type Row = [resource: string, kind: string, replacement?: string];

const hpa = 'autoscaling/v2';
const flow = 'flowcontrol.apiserver.k8s.io/v1';
const admission = 'admissionregistration.k8s.io/v1';
const flowKinds: Row[] = [
  ['flowschemas', 'FlowSchema', flow],
  ['prioritylevelconfigurations', 'PriorityLevelConfiguration', flow],
];
const validatingKinds: Row[] = [
  ['validatingadmissionpolicies', 'ValidatingAdmissionPolicy', admission],
  [
    'validatingadmissionpolicybindings',
    'ValidatingAdmissionPolicyBinding',
    admission,
  ],
];
const mutatingKinds: Row[] = [
  ['mutatingadmissionpolicies', 'MutatingAdmissionPolicy'],
  ['mutatingadmissionpolicybindings', 'MutatingAdmissionPolicyBinding'],
];
const resourceKinds: Row[] = [
  ['deviceclasses', 'DeviceClass', 'resource.k8s.io/v1'],
  ['resourceclaims', 'ResourceClaim', 'resource.k8s.io/v1'],
  ['resourceclaimtemplates', 'ResourceClaimTemplate', 'resource.k8s.io/v1'],
  ['resourceslices', 'ResourceSlice', 'resource.k8s.io/v1'],
];

/**
 * By release and API version. Releases to 1.32 are from
 * https://kubernetes.io/docs/reference/using-api/deprecation-guide/, later ones
 * from `APILifecycleRemoved` of k8s.io/api v0.35.0. What is not in here is still
 * refused when the API server says that it goes.
 */
const table: Record<string, Record<string, Row[]>> = {
  '1.25': {
    'autoscaling/v2beta1': [
      ['horizontalpodautoscalers', 'HorizontalPodAutoscaler', hpa],
    ],
    'batch/v1beta1': [['cronjobs', 'CronJob', 'batch/v1']],
    'discovery.k8s.io/v1beta1': [
      ['endpointslices', 'EndpointSlice', 'discovery.k8s.io/v1'],
    ],
    'events.k8s.io/v1beta1': [['events', 'Event', 'events.k8s.io/v1']],
    'node.k8s.io/v1beta1': [
      ['runtimeclasses', 'RuntimeClass', 'node.k8s.io/v1'],
    ],
    'policy/v1beta1': [
      ['poddisruptionbudgets', 'PodDisruptionBudget', 'policy/v1'],
      ['podsecuritypolicies', 'PodSecurityPolicy', 'Pod Security Admission'],
    ],
  },
  '1.26': {
    'autoscaling/v2beta2': [
      ['horizontalpodautoscalers', 'HorizontalPodAutoscaler', hpa],
    ],
    'flowcontrol.apiserver.k8s.io/v1beta1': flowKinds,
  },
  '1.27': {
    'storage.k8s.io/v1beta1': [
      ['csistoragecapacities', 'CSIStorageCapacity', 'storage.k8s.io/v1'],
    ],
  },
  '1.29': { 'flowcontrol.apiserver.k8s.io/v1beta2': flowKinds },
  '1.32': {
    'flowcontrol.apiserver.k8s.io/v1beta3': flowKinds,
    'admissionregistration.k8s.io/v1alpha1': validatingKinds,
  },
  '1.34': { 'admissionregistration.k8s.io/v1beta1': validatingKinds },
  '1.35': {
    'storage.k8s.io/v1alpha1': [
      ['volumeattributesclasses', 'VolumeAttributesClass', 'storage.k8s.io/v1'],
    ],
  },
  '1.37': {
    'certificates.k8s.io/v1alpha1': [
      [
        'clustertrustbundles',
        'ClusterTrustBundle',
        'certificates.k8s.io/v1beta1',
      ],
    ],
    'networking.k8s.io/v1beta1': [
      ['ipaddresses', 'IPAddress', 'networking.k8s.io/v1'],
      ['servicecidrs', 'ServiceCIDR', 'networking.k8s.io/v1'],
    ],
    'storage.k8s.io/v1beta1': [
      ['volumeattributesclasses', 'VolumeAttributesClass', 'storage.k8s.io/v1'],
    ],
  },
  '1.38': {
    'admissionregistration.k8s.io/v1alpha1': mutatingKinds,
    'coordination.k8s.io/v1alpha2': [['leasecandidates', 'LeaseCandidate']],
    'resource.k8s.io/v1beta1': resourceKinds,
  },
  '1.39': { 'resource.k8s.io/v1beta2': resourceKinds },
};

const removedApis: readonly RemovedApi[] = Object.entries(table).flatMap(
  ([removedIn, versions]) =>
    Object.entries(versions).flatMap(([apiVersion, rows]) =>
      rows.map(([resource, kind, replacement]) => ({
        apiVersion,
        kind,
        resource,
        removedIn,
        replacement,
      })),
    ),
);

export function replacementOf(api: {
  group: string;
  version: string;
  resource: string;
}): string | undefined {
  const apiVersion = [api.group, api.version].filter(Boolean).join('/');
  return removedApis.find(
    one => one.apiVersion === apiVersion && one.resource === api.resource,
  )?.replacement;
}

/** The fleet has hundreds of thousands of objects, and hardly one of these kinds. */
const byKind = groupBy(removedApis, ({ kind }) => kind);

/** Of a manifest; undefined for an API that no known release removes. */
export function removedApi(
  apiVersion: string,
  kind: string,
): RemovedApi | undefined {
  return byKind.get(kind)?.find(one => one.apiVersion === apiVersion);
}

/** Is an API that goes with `removedRelease` (`1.32`) gone in the target? */
export function isGoneIn(removedRelease: string, target: string): boolean {
  const removed = minorOf(removedRelease);
  const wanted = minorOf(target);
  if (!removed || !wanted) return false;
  const minors = minorsBetween(removed, wanted);
  return minors !== undefined && minors >= 0;
}

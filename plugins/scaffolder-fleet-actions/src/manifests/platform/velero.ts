import { BuiltPart, inWave } from './part';
import { putCommand, secretFromVault, vaultPathOf } from './externalSecrets';
import type { PlatformIntent } from './platformIntent';
import type {
  BackupStorageLocation,
  Schedule,
  VolumeSnapshotLocation,
} from './veleroModels';

const apiVersion = 'velero.io/v1';
const namespace = 'velero';
const NAME = 'default';
const credential = { name: 'velero-credentials', key: 'cloud' };

/**
 * Velero with a bucket in another region than the cluster's. A snapshot of a
 * volume cannot leave its region, so the data mover reads the snapshots and
 * puts what is in them into the bucket too.
 */
export function buildVelero(intent: PlatformIntent): BuiltPart {
  const { velero = {}, cluster, region: clusterRegion } = intent;
  const { bucket = '', region = '' } = velero;
  const path = velero.vaultPath ?? vaultPathOf(intent, 'velero');
  const location: BackupStorageLocation = {
    apiVersion,
    kind: 'BackupStorageLocation',
    metadata: { name: NAME, namespace, ...inWave(1) },
    spec: {
      provider: 'aws',
      default: true,
      objectStorage: { bucket, prefix: cluster },
      config: { region },
      credential,
    },
  };
  const snapshots: VolumeSnapshotLocation = {
    apiVersion,
    kind: 'VolumeSnapshotLocation',
    metadata: { name: NAME, namespace, ...inWave(1) },
    spec: {
      provider: 'aws',
      config: { region: clusterRegion ?? region },
      credential,
    },
  };
  return {
    part: 'velero',
    namespace,
    on: 'spoke',
    version: velero.version,
    values: chartValues(),
    files: {
      credentials: [
        secretFromVault(intent, {
          name: credential.name,
          namespace,
          path,
          properties: [credential.key],
        }),
      ],
      locations: clusterRegion ? [location, snapshots] : [location],
      schedule: [scheduleOf(intent)],
    },
    commands: [
      putCommand(intent, path, { [credential.key]: 'credentials-velero' }),
    ],
  };
}

function scheduleOf({ velero = {}, region }: PlatformIntent): Schedule {
  return {
    apiVersion,
    kind: 'Schedule',
    metadata: { name: 'nightly', namespace, ...inWave(1) },
    spec: {
      schedule: velero.schedule ?? '0 1 * * *',
      template: {
        includedNamespaces: ['*'],
        excludedNamespaces: ['kube-system', namespace],
        includeClusterResources: true,
        storageLocation: NAME,
        ...(region && { volumeSnapshotLocations: [NAME] }),
        snapshotMoveData: true,
        ttl: velero.keptFor ?? '720h',
      },
    },
  };
}

/** Locations stand beside the chart, where they are seen and checked. */
function chartValues() {
  return {
    backupsEnabled: false,
    snapshotsEnabled: false,
    deployNodeAgent: true,
    configuration: { features: 'EnableCSI' },
    credentials: { useSecret: true, existingSecret: credential.name },
    initContainers: [
      {
        name: 'velero-plugin-for-aws',
        image: 'velero/velero-plugin-for-aws:v1.13.2',
        volumeMounts: [{ mountPath: '/target', name: 'plugins' }],
      },
    ],
  };
}

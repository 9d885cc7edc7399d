import { timestamp } from '../../clock';
import { isJsonObject, valueAt, type Json, type JsonObject } from '../../json';
import type { Seeded } from '../../seeded';
import type { LiveObject } from '../../world/applicationState';
import { deliveredData } from '../../world/clusterSecrets';
import { desiredOnSpoke, resourceIdOf, textAt } from '../../world/manifests';
import type { Vault } from '../../world/worldState';
import { liveMetadata } from '../deployments';
import { resourceName, resourceTypes } from '../resourceTypes';
import { condition } from './PlatformWorld';

/** The cluster at one moment, as its controllers look at it. */
export interface AppliedWorld {
  cluster: string;
  seeded: Seeded;
  now: number;
  vault: Vault;
  /** ExternalSecrets that were applied to the cluster. */
  secrets: readonly LiveObject[];
}

/** Milliseconds that a controller takes to look at a new object. */
const firstLook = 15_000;

type Status = (object: LiveObject, world: AppliedWorld) => JsonObject;

/** What the controllers of the add-ons say of what Git has brought, by kind. */
const statuses: Record<string, Status> = {
  CustomResourceDefinition: ({ createdAt }) => ({
    conditions: [
      condition(
        'Established',
        true,
        'InitialNamesAccepted',
        'the initial names have been accepted',
        createdAt,
      ),
    ],
  }),
  CiliumClusterwideNetworkPolicy: ({ createdAt }) => ({
    conditions: [
      condition(
        'Valid',
        true,
        'Valid',
        'Policy validation succeeded',
        createdAt,
      ),
    ],
  }),
  ClusterPolicy: ({ createdAt }) => ({
    conditions: [
      condition('Ready', true, 'Succeeded', 'Ready', createdAt + firstLook),
    ],
  }),
  ClusterIssuer: issuerStatus,
  ClusterSecretStore: storeStatus,
  ExternalSecret: (object, world) => {
    const delivered = deliveredData(object, world.vault) !== undefined;
    return {
      conditions: [
        condition(
          'Ready',
          delivered,
          delivered ? 'SecretSynced' : 'SecretSyncedError',
          delivered
            ? 'secret synced'
            : 'could not get secret data from provider: Secret does not exist',
          object.createdAt + firstLook,
        ),
      ],
    };
  },
  BackupStorageLocation: (object, world) => {
    const name = textAt(object.applied, 'spec', 'credential', 'name');
    const available = isDelivered(name, world);
    return {
      phase: available ? 'Available' : 'Unavailable',
      ...(!available && {
        message: `unable to get credentials: unable to get key for secret: Secret "${name}" not found`,
      }),
      lastValidationTime: timestamp(world.now - (world.now % 60_000)),
    };
  },
  VolumeSnapshotLocation: () => ({}),
  Schedule: (object, world) => ({
    phase: 'Enabled',
    ...(firstBackup(object, world) && {
      lastBackup: timestamp(object.createdAt + firstLook),
    }),
  }),
  Prometheus: (object, world) => {
    const secret = textAt(
      object.applied,
      'spec',
      'thanos',
      'objectStorageConfig',
      'name',
    );
    const ready = secret === '' || isDelivered(secret, world);
    const at = object.createdAt + firstLook;
    return {
      replicas: 1,
      availableReplicas: ready ? 1 : 0,
      conditions: [
        condition(
          'Available',
          ready,
          ready ? '' : 'NoPodReady',
          ready
            ? ''
            : `pod prometheus-prometheus-0: secret "${secret}" not found`,
          at,
        ),
        condition('Reconciled', true, '', '', at),
      ],
    };
  },
};

/** The collections that a custom resource is in, with what its controller makes of it. */
export function appliedObjects(
  object: LiveObject,
  world: AppliedWorld,
): [resource: string, object: JsonObject][] {
  const { group, kind } = resourceIdOf(object.applied);
  const type = resourceTypes.find(
    one => one.kind === kind && one.group === group,
  );
  const statusOf = statuses[kind];
  if (!type || !statusOf) return [];
  const desired = desiredOnSpoke(object);
  const seen = world.now >= object.createdAt + firstLook;
  const backup = kind === 'Schedule' ? firstBackup(object, world) : undefined;
  return [
    [
      resourceName(type),
      {
        ...desired,
        metadata: liveMetadata(object, desired),
        ...(seen && { status: statusOf(object, world) }),
      },
    ],
    ...(backup
      ? [['backups.velero.io', backup] satisfies [string, JsonObject]]
      : []),
  ];
}

/** Certificate authorities that people know refuse addresses that nobody can have. */
function issuerStatus(object: LiveObject, { now }: AppliedWorld): JsonObject {
  const email = textAt(object.applied, 'spec', 'acme', 'email');
  const server = textAt(object.applied, 'spec', 'acme', 'server');
  const domain = email.slice(email.lastIndexOf('@') + 1);
  const refused =
    /letsencrypt\.org/.test(server) &&
    /(^|\.)example\.(com|net|org)$/.test(domain);
  return {
    acme: refused ? {} : { uri: `${new URL(server).origin}/acct/1` },
    conditions: [
      condition(
        'Ready',
        !refused,
        refused ? 'ErrRegisterACMEAccount' : 'ACMEAccountRegistered',
        refused
          ? `Failed to register ACME account: 400 urn:ietf:params:acme:error:invalidContact: Error validating contact(s) :: contact email has forbidden domain "${domain}"`
          : 'The ACME account was registered with the ACME server',
        Math.min(now, object.createdAt + firstLook),
      ),
    ],
  };
}

/** Vault knows a cluster once its operator has told it where the cluster signs in. */
function storeStatus(object: LiveObject, { vault }: AppliedWorld): JsonObject {
  const provider = valueAt(object.applied, ['spec', 'provider', 'vault']);
  const text = (...path: string[]) =>
    isJsonObject(provider) ? textAt(provider, ...path) : '';
  const mount = text('auth', 'kubernetes', 'mountPath');
  const refused = !(authEntry(mount) in vault);
  return {
    capabilities: 'ReadWrite',
    conditions: [
      condition(
        'Ready',
        !refused,
        refused ? 'InvalidProviderConfig' : 'Valid',
        refused
          ? `unable to log in to auth method: unable to log in with Kubernetes auth: Error making API request. URL: PUT ${text(
              'server',
            )}/v1/auth/${mount}/login Code: 403. Errors: * permission denied`
          : 'store validated',
        object.createdAt + firstLook,
      ),
    ],
  };
}

/** What stands for an auth method in the played Vault. */
export function authEntry(mount: string): string {
  return `auth/${mount}`;
}

function isDelivered(name: string, { secrets, vault }: AppliedWorld): boolean {
  return secrets.some(
    secret =>
      textAt(secret.applied, 'spec', 'target', 'name') === name &&
      deliveredData(secret, vault) !== undefined,
  );
}

/** A new schedule is due at once; without a location there is nothing to begin. */
function firstBackup(
  object: LiveObject,
  world: AppliedWorld,
): JsonObject | undefined {
  const { name, namespace } = resourceIdOf(object.applied);
  const mayWrite = world.secrets.some(
    secret =>
      resourceIdOf(secret.applied).namespace === namespace &&
      deliveredData(secret, world.vault) !== undefined,
  );
  if (!mayWrite) return undefined;
  const template: Json = valueAt(object.applied, ['spec', 'template']) ?? {};
  const startedAt = object.createdAt + firstLook;
  const finishedAt = startedAt + 240_000;
  const done = finishedAt <= world.now;
  const backup = `${name}-${timestamp(startedAt)
    .replace(/\D/g, '')
    .slice(0, 14)}`;
  return {
    apiVersion: 'velero.io/v1',
    kind: 'Backup',
    metadata: {
      name: backup,
      namespace,
      uid: world.seeded.uuid('backup', world.cluster, backup),
      creationTimestamp: timestamp(startedAt),
      labels: {
        'velero.io/schedule-name': name,
        'velero.io/storage-location': 'default',
      },
    },
    spec: template,
    status: {
      phase: done ? 'Completed' : 'InProgress',
      startTimestamp: timestamp(startedAt),
      ...(done && { completionTimestamp: timestamp(finishedAt) }),
      expiration: timestamp(startedAt + 30 * 86_400_000),
      progress: { totalItems: 600, itemsBackedUp: done ? 600 : 200 },
    },
  };
}

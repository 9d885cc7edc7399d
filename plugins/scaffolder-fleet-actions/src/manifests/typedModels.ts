import { InputError, toError } from '@backstage/errors';
import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject';
import type { IApplicationSet } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/ApplicationSet';
import type { IClusterIssuer } from '@kubernetes-models/cert-manager/cert-manager.io/v1/ClusterIssuer';
import type { ICiliumClusterwideNetworkPolicy } from '@kubernetes-models/cilium/cilium.io/v2/CiliumClusterwideNetworkPolicy';
import type { IClusterSecretStore } from '@kubernetes-models/external-secrets/external-secrets.io/v1/ClusterSecretStore';
import type { IExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret';
import type { IClusterPolicy } from '@kubernetes-models/kyverno/kyverno.io/v1/ClusterPolicy';
import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole';
import type { IClusterRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding';
import type { IRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/Role';
import type { IRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding';
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap';
import type { INamespace } from 'kubernetes-models/v1/Namespace';
import type { ISecret } from 'kubernetes-models/v1/Secret';
import type { IServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import {
  Broker,
  Submariner,
  submarinerSchemas,
} from '../networking/submarinerModels';
import {
  ClusterResourceSet,
  clusterResourceSetSchema,
} from '../provisioning/resourceSetModel';
import {
  BackupStorageLocation,
  Restore,
  Schedule,
  veleroSchemas,
  VolumeSnapshotLocation,
} from './platform/veleroModels';

/** Every kind that an action writes. */
export type Manifest =
  | BackupStorageLocation
  | Broker
  | ClusterResourceSet
  | IApplication
  | IAppProject
  | IApplicationSet
  | ICiliumClusterwideNetworkPolicy
  | IClusterIssuer
  | IClusterPolicy
  | IClusterRole
  | IClusterRoleBinding
  | IClusterSecretStore
  | IConfigMap
  | IExternalSecret
  | INamespace
  | IRole
  | IRoleBinding
  | ISecret
  | IServiceAccount
  | Restore
  | Schedule
  | Submariner
  | VolumeSnapshotLocation;

/**
 * Checks a manifest with the schema of its kind.
 *
 * The models are ES modules, which a CommonJS plugin can only import when it
 * runs.
 *
 * @throws InputError with the fields that do not fit
 */
export async function validateManifest(manifest: Manifest): Promise<void> {
  const model = await modelOf(manifest);
  try {
    model.validate();
  } catch (error) {
    throw new InputError(
      `${manifest.kind} '${manifest.metadata?.name}' would not be valid: ${
        toError(error).message
      }`,
    );
  }
}

async function modelOf(manifest: Manifest): Promise<{ validate(): void }> {
  switch (manifest.kind) {
    case 'Application': {
      const { Application } = await import(
        '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application'
      );
      return new Application(manifest);
    }
    case 'AppProject': {
      const { AppProject } = await import(
        '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject'
      );
      return new AppProject(manifest);
    }
    case 'ApplicationSet': {
      const { ApplicationSet } = await import(
        '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/ApplicationSet'
      );
      return new ApplicationSet(manifest);
    }
    case 'CiliumClusterwideNetworkPolicy': {
      const { CiliumClusterwideNetworkPolicy } = await import(
        '@kubernetes-models/cilium/cilium.io/v2/CiliumClusterwideNetworkPolicy'
      );
      return new CiliumClusterwideNetworkPolicy(manifest);
    }
    case 'ClusterIssuer': {
      const { ClusterIssuer } = await import(
        '@kubernetes-models/cert-manager/cert-manager.io/v1/ClusterIssuer'
      );
      return new ClusterIssuer(manifest);
    }
    case 'ClusterPolicy': {
      const { ClusterPolicy } = await import(
        '@kubernetes-models/kyverno/kyverno.io/v1/ClusterPolicy'
      );
      return new ClusterPolicy(manifest);
    }
    case 'ClusterSecretStore': {
      const { ClusterSecretStore } = await import(
        '@kubernetes-models/external-secrets/external-secrets.io/v1/ClusterSecretStore'
      );
      return new ClusterSecretStore(manifest);
    }
    case 'ExternalSecret': {
      const { ExternalSecret } = await import(
        '@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret'
      );
      return new ExternalSecret(manifest);
    }
    case 'ClusterRole': {
      const { ClusterRole } = await import(
        'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole'
      );
      return new ClusterRole(manifest);
    }
    case 'ClusterRoleBinding': {
      const { ClusterRoleBinding } = await import(
        'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding'
      );
      return new ClusterRoleBinding(manifest);
    }
    case 'Role': {
      const { Role } = await import(
        'kubernetes-models/rbac.authorization.k8s.io/v1/Role'
      );
      return new Role(manifest);
    }
    case 'RoleBinding': {
      const { RoleBinding } = await import(
        'kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding'
      );
      return new RoleBinding(manifest);
    }
    case 'ConfigMap': {
      const { ConfigMap } = await import('kubernetes-models/v1/ConfigMap');
      return new ConfigMap(manifest);
    }
    case 'Namespace': {
      const { Namespace } = await import('kubernetes-models/v1/Namespace');
      return new Namespace(manifest);
    }
    case 'Secret': {
      const { Secret } = await import('kubernetes-models/v1/Secret');
      return new Secret(manifest);
    }
    case 'ClusterResourceSet':
      return { validate: () => clusterResourceSetSchema.parse(manifest) };
    case 'Broker':
    case 'Submariner': {
      const schema = submarinerSchemas[manifest.kind];
      return { validate: () => schema.parse(manifest) };
    }
    case 'BackupStorageLocation':
    case 'Restore':
    case 'Schedule':
    case 'VolumeSnapshotLocation': {
      const schema = veleroSchemas[manifest.kind];
      return { validate: () => schema.parse(manifest) };
    }
    default: {
      const { ServiceAccount } = await import(
        'kubernetes-models/v1/ServiceAccount'
      );
      return new ServiceAccount(manifest);
    }
  }
}

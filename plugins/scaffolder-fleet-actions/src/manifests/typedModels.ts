import { InputError, toError } from '@backstage/errors';
import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject';
import type { IApplicationSet } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/ApplicationSet';
import type { IExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1/ExternalSecret';
import type { IClusterRole } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRole';
import type { IClusterRoleBinding } from 'kubernetes-models/rbac.authorization.k8s.io/v1/ClusterRoleBinding';
import type { INamespace } from 'kubernetes-models/v1/Namespace';
import type { ISecret } from 'kubernetes-models/v1/Secret';
import type { IServiceAccount } from 'kubernetes-models/v1/ServiceAccount';

/** Every kind that an action writes. */
export type Manifest =
  | IAppProject
  | IApplicationSet
  | IClusterRole
  | IClusterRoleBinding
  | IExternalSecret
  | INamespace
  | ISecret
  | IServiceAccount;

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
    case 'Namespace': {
      const { Namespace } = await import('kubernetes-models/v1/Namespace');
      return new Namespace(manifest);
    }
    case 'Secret': {
      const { Secret } = await import('kubernetes-models/v1/Secret');
      return new Secret(manifest);
    }
    default: {
      const { ServiceAccount } = await import(
        'kubernetes-models/v1/ServiceAccount'
      );
      return new ServiceAccount(manifest);
    }
  }
}

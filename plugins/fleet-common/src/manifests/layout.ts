import { z } from 'zod';
import { objectField, textField } from './fields';
import { explainFolder } from './repository';

/** Where things are kept in the fleet repository. */
export const repositoryLayoutSchema = objectField({
  apps: textField(explainFolder).optional(),
  clusters: textField(explainFolder).optional(),
  bootstrap: textField(explainFolder).optional(),
  provisioning: textField(explainFolder).optional(),
  platform: textField(explainFolder).optional(),
});
export type RepositoryLayout = z.infer<typeof repositoryLayoutSchema>;

const defaultLayout = {
  apps: 'apps',
  clusters: 'clusters',
  bootstrap: 'bootstrap',
  provisioning: 'provisioning',
  platform: 'platform',
};

/** Folder of everything about one service: `apps/loyalty-points`. */
export function serviceFolder(name: string, layout: RepositoryLayout = {}) {
  return `${layout.apps ?? defaultLayout.apps}/${name}`;
}

/**
 * One file per hub, so that each hub's root Application includes its own:
 * `apps/loyalty-points/applicationset-prod-hub.yaml`.
 */
export function applicationSetFile(
  name: string,
  hub: string,
  layout: RepositoryLayout = {},
): string {
  return `${serviceFolder(name, layout)}/applicationset-${hub}.yaml`;
}

/** Helm values: `values.yaml` for all, `values-prod.yaml` for the clusters of one word. */
export function valuesFile(
  name: string,
  of?: string,
  layout: RepositoryLayout = {},
): string {
  const suffix = of === undefined ? '' : `-${of}`;
  return `${serviceFolder(name, layout)}/values${suffix}.yaml`;
}

/** An overlay of Kustomize beside its base: `apps/shop/overlays/prod`. */
export function overlayFolder(path: string, name: string): string {
  return `${path}/overlays/${name}`;
}

export function catalogFile(name: string, layout: RepositoryLayout = {}) {
  return `${serviceFolder(name, layout)}/catalog-info.yaml`;
}

/** What the hub reads about a cluster: `clusters/prod-hub/prod-eu-1.yaml`. */
export function clusterFile(
  hub: string,
  cluster: string,
  layout: RepositoryLayout = {},
): string {
  return `${layout.clusters ?? defaultLayout.clusters}/${hub}/${cluster}.yaml`;
}

/** What the operator applies on the spoke: `bootstrap/prod-eu-1/argocd-manager.yaml`. */
export function bootstrapFile(
  cluster: string,
  part: string,
  layout: RepositoryLayout = {},
): string {
  return `${
    layout.bootstrap ?? defaultLayout.bootstrap
  }/${cluster}/${part}.yaml`;
}

/** How Cluster API is to make a cluster: `provisioning/prod-hub/prod-eu-3.yaml`. */
export function definitionFile(
  hub: string,
  cluster: string,
  layout: RepositoryLayout = {},
): string {
  return `${
    layout.provisioning ?? defaultLayout.provisioning
  }/${hub}/${cluster}.yaml`;
}

/** What Cluster API puts on a cluster that it has made: `provisioning/prod-hub/prod-eu-3.bootstrap.yaml`. */
export function resourceSetFile(
  hub: string,
  cluster: string,
  layout: RepositoryLayout = {},
): string {
  return definitionFile(hub, `${cluster}.bootstrap`, layout);
}

/** What the ClusterResourceSet in that file is called. */
export function resourceSetName(cluster: string): string {
  return `${cluster}-bootstrap`;
}

/**
 * What makes a spoke ready for services, in the order in which it is set up.
 * A part is the last word of its Application and the name of its folder.
 */
export const platformParts = [
  'cilium',
  'cert-manager',
  'external-secrets',
  'kyverno',
  'default-deny',
  'velero',
  'thanos',
  'grafana',
] as const;
export type PlatformPart = (typeof platformParts)[number];

/** Files of each part, below its folder; without one it is a chart and nothing else. */
export const platformPartFiles: Record<PlatformPart, readonly string[]> = {
  cilium: [],
  'cert-manager': ['cluster-issuer.yaml'],
  'external-secrets': ['secret-store.yaml'],
  kyverno: ['policies.yaml'],
  'default-deny': ['allow-rules.yaml', 'default-deny.yaml'],
  velero: ['credentials.yaml', 'locations.yaml', 'schedule.yaml'],
  thanos: ['object-store.yaml'],
  grafana: ['data-source.yaml', 'dashboard.yaml'],
};

/** The Applications of what a cluster is set up with: `clusters/prod-hub/prod-eu-1.platform.yaml`. */
export function platformFile(
  hub: string,
  cluster: string,
  layout: RepositoryLayout = {},
): string {
  return clusterFile(hub, `${cluster}.platform`, layout);
}

/** What those Applications read: `platform/prod-hub/prod-eu-1`, with a folder for each part. */
export function platformFolder(
  hub: string,
  cluster: string,
  layout: RepositoryLayout = {},
): string {
  return `${layout.platform ?? defaultLayout.platform}/${hub}/${cluster}`;
}

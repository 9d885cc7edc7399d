/** A cluster of the demo, whether a hub knows it or not. */
export interface SpokeSpec {
  /** Unique in the world. */
  name: string;
  /** The hub that it is, or would be, registered on. */
  hub: string;
  env: 'dev' | 'test' | 'staging' | 'prod';
  region: string;
  /** `core` and `edge` serve customers, `batch` runs jobs. */
  tier: 'core' | 'edge' | 'batch';
  kubernetes: string;
  nodes: number;
  /** Does it serve `metrics.k8s.io`? */
  metrics: boolean;
  addOns: Record<string, string>;
  /** Spare spokes exist, but no hub knows them yet. */
  registered: boolean;
  /** Does the portal get a token for it? */
  portalAccess: boolean;
  /** The cluster on which the hub itself runs; the hub calls it `in-cluster`. */
  ownCluster?: boolean;
}

export interface HubSpec {
  name: string;
  title: string;
  kubernetes: string;
}

const addOns = {
  cilium: '1.18.4',
  'cert-manager': '1.19.2',
  'external-secrets': '1.1.0',
  kyverno: '1.16.1',
  velero: '1.17.1',
  'metrics-server': '0.8.0',
  'thanos-sidecar': '0.40.1',
};

function without(...names: (keyof typeof addOns)[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(addOns).filter(([name]) => !names.some(n => n === name)),
  );
}

type Placed = Pick<SpokeSpec, 'name' | 'hub' | 'env' | 'region' | 'tier'>;

function spoke(
  placed: Placed,
  differences: Partial<SpokeSpec> = {},
): SpokeSpec {
  return {
    ...placed,
    kubernetes: placed.env === 'prod' ? 'v1.35.4' : 'v1.36.1',
    nodes: placed.env === 'prod' ? 5 : 3,
    metrics: true,
    addOns,
    registered: true,
    portalAccess: true,
    ...differences,
  };
}

const eu = 'eu-west-1';
const us = 'us-east-1';
const ap = 'ap-south-1';

export const demoHubs: readonly HubSpec[] = [
  { name: 'prod-hub', title: 'Production', kubernetes: 'v1.35.4' },
  { name: 'nonprod-hub', title: 'Non-production', kubernetes: 'v1.36.1' },
];

const nonprod = 'nonprod-hub';
const prod = 'prod-hub';

/** The clusters on which hubs run are asked like spokes; each has its hub's name here. */
export function ownClusterOf(hub: HubSpec): SpokeSpec {
  return {
    name: hub.name,
    hub: hub.name,
    env: hub.name.startsWith('prod') ? 'prod' : 'dev',
    region: eu,
    tier: 'core',
    kubernetes: hub.kubernetes,
    nodes: 3,
    metrics: true,
    addOns: { 'argo-cd': '3.5.1', 'cluster-api': '1.12.2', ...addOns },
    registered: false,
    portalAccess: true,
    ownCluster: true,
  };
}

/** Order matters: ports are given out in it. Spare spokes come last. */
export const demoSpokes: readonly SpokeSpec[] = [
  spoke(
    { name: 'dev-eu-1', hub: nonprod, env: 'dev', region: eu, tier: 'core' },
    { metrics: false, addOns: without('velero', 'thanos-sidecar') },
  ),
  spoke(
    { name: 'dev-us-1', hub: nonprod, env: 'dev', region: us, tier: 'edge' },
    { metrics: false, addOns: without('velero', 'thanos-sidecar', 'kyverno') },
  ),
  spoke({
    name: 'test-eu-1',
    hub: nonprod,
    env: 'test',
    region: eu,
    tier: 'core',
  }),
  spoke({
    name: 'test-ap-1',
    hub: nonprod,
    env: 'test',
    region: ap,
    tier: 'edge',
  }),
  spoke({
    name: 'stg-eu-1',
    hub: nonprod,
    env: 'staging',
    region: eu,
    tier: 'core',
  }),
  spoke({
    name: 'stg-us-1',
    hub: nonprod,
    env: 'staging',
    region: us,
    tier: 'core',
  }),
  spoke({
    name: 'stg-ap-1',
    hub: nonprod,
    env: 'staging',
    region: ap,
    tier: 'edge',
  }),
  spoke({
    name: 'prod-eu-1',
    hub: prod,
    env: 'prod',
    region: eu,
    tier: 'core',
  }),
  spoke({
    name: 'prod-eu-2',
    hub: prod,
    env: 'prod',
    region: eu,
    tier: 'edge',
  }),
  spoke({
    name: 'prod-us-1',
    hub: prod,
    env: 'prod',
    region: us,
    tier: 'core',
  }),
  spoke({
    name: 'prod-us-2',
    hub: prod,
    env: 'prod',
    region: us,
    tier: 'core',
  }),
  spoke(
    { name: 'prod-us-3', hub: prod, env: 'prod', region: us, tier: 'batch' },
    { kubernetes: 'v1.34.8', portalAccess: false },
  ),
  spoke({
    name: 'prod-ap-1',
    hub: prod,
    env: 'prod',
    region: ap,
    tier: 'core',
  }),
  spoke({
    name: 'prod-ap-2',
    hub: prod,
    env: 'prod',
    region: ap,
    tier: 'edge',
  }),
  spoke(
    { name: 'prod-eu-3', hub: prod, env: 'prod', region: eu, tier: 'core' },
    { kubernetes: 'v1.36.1', registered: false },
  ),
  spoke(
    { name: 'prod-us-4', hub: prod, env: 'prod', region: us, tier: 'edge' },
    { kubernetes: 'v1.36.1', registered: false },
  ),
  spoke(
    {
      name: 'stg-eu-2',
      hub: nonprod,
      env: 'staging',
      region: eu,
      tier: 'core',
    },
    // Fresh from its machines: the platform parts are still to come.
    { registered: false, addOns: { 'metrics-server': '0.8.0' } },
  ),
  spoke(
    { name: 'dev-ap-1', hub: nonprod, env: 'dev', region: ap, tier: 'edge' },
    { registered: false, metrics: false },
  ),
];

/** The address that a hub has for a spoke. The portal reaches it elsewhere (`fleet.spokes[].url`). */
export function serverOf(spokeName: string): string {
  return `https://${spokeName}.k8s.example.com:6443`;
}

/** The labels on the cluster Secret. */
export function labelsOf(spec: SpokeSpec): Record<string, string> {
  return {
    env: spec.env,
    region: spec.region,
    tier: spec.tier,
    deploy: 'true',
  };
}

/** Where the connection data of a cluster lies in Vault. */
export function vaultKeyOf(hub: string, cluster: string): string {
  return `fleet/clusters/${hub}/${cluster}`;
}

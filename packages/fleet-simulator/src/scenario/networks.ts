/** How the clusters of the demo are reached and linked when the world begins. */
export interface NetworkPlan {
  /** The load balancer of its ingress; `waiting` for one that never comes. */
  ingress?: 'ready' | 'waiting';
  externalDns?: boolean;
  /** Its number in Cilium's mesh, and the clusters that it was told of. */
  mesh?: { id: number; peers: readonly string[] };
  submariner?: boolean;
  serviceMesh?: 'istio';
}

const reached: NetworkPlan = { ingress: 'ready', externalDns: true };

/** By name of the cluster; all others are reached by nobody from outside. */
export const networks: Readonly<Record<string, NetworkPlan>> = {
  'test-eu-1': { ingress: 'waiting', externalDns: true },
  'stg-eu-1': { ...reached, submariner: true },
  'stg-us-1': { ...reached, submariner: true },
  'stg-ap-1': { ...reached, serviceMesh: 'istio' },
  // It was told of prod-ap-1, and prod-ap-1 not of it.
  'prod-eu-1': {
    ...reached,
    mesh: { id: 1, peers: ['prod-us-1', 'prod-ap-1'] },
  },
  'prod-us-1': { ...reached, mesh: { id: 2, peers: ['prod-eu-1'] } },
  'prod-ap-1': { ...reached, mesh: { id: 3, peers: [] } },
  'prod-eu-2': reached,
  'prod-us-2': reached,
  'prod-ap-2': reached,
};

import type { JsonObject } from '../json';
import type { Seeded } from '../seeded';

/** Milliseconds that the cloud takes for a load balancer. */
export const loadBalancerTakes = 30_000;

/** What a Service of type LoadBalancer says once it has an address. */
export function loadBalancerStatus(
  seeded: Seeded,
  cluster: string,
  name: string,
  ready: boolean,
): JsonObject {
  const digits = seeded.between(1, 250, 'load-balancer', cluster, name);
  return {
    loadBalancer: ready ? { ingress: [{ ip: `203.0.113.${digits}` }] } : {},
  };
}

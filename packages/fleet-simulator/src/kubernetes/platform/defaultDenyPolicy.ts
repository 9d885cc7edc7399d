import {
  condition,
  customResource,
  lacksOf,
  type PlatformObjects,
  type PlatformWorld,
} from './PlatformWorld';

const resource = 'ciliumclusterwidenetworkpolicies.cilium.io';

/** Nothing reaches a pod outside of kube-system unless a policy allows it. */
export function defaultDenyPolicy(world: PlatformWorld): PlatformObjects {
  if (lacksOf(world).openNetwork) return new Map([[resource, []]]);
  const policy = customResource(
    world,
    'cilium.io/v2',
    'CiliumClusterwideNetworkPolicy',
    { name: 'default-deny' },
    {
      spec: {
        description: 'Nothing reaches a pod unless a policy allows it.',
        endpointSelector: {
          matchExpressions: [
            {
              key: 'k8s:io.kubernetes.pod.namespace',
              operator: 'NotIn',
              values: ['kube-system'],
            },
          ],
        },
        // A rule that allows nothing turns the default to deny.
        ingress: [{}],
      },
      status: {
        conditions: [
          condition(
            'Valid',
            true,
            'Valid',
            'Policy validation succeeded',
            world.bornAt + 900_000,
          ),
        ],
      },
    },
    world.bornAt + 900_000,
  );
  return new Map([[resource, [policy]]]);
}

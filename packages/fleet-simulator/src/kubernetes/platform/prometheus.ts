import {
  condition,
  customResource,
  type PlatformObjects,
  type PlatformWorld,
} from './PlatformWorld';

/** A Prometheus of the Prometheus Operator, with a Thanos sidecar. */
export function prometheusObjects(world: PlatformWorld): PlatformObjects {
  const at = world.bornAt + 1_000_000;
  const prometheus = customResource(
    world,
    'monitoring.coreos.com/v1',
    'Prometheus',
    { name: 'k8s', namespace: 'monitoring' },
    {
      spec: {
        replicas: 1,
        externalLabels: { cluster: world.spoke.name },
        thanos: { version: `v${world.spoke.addOns['thanos-sidecar']}` },
      },
      status: {
        replicas: 1,
        availableReplicas: 1,
        updatedReplicas: 1,
        unavailableReplicas: 0,
        paused: false,
        conditions: [
          condition('Available', true, '', '', at),
          condition('Reconciled', true, '', '', at),
        ],
      },
    },
    at,
  );
  return new Map([['prometheuses.monitoring.coreos.com', [prometheus]]]);
}

import { timestamp } from '../clock';
import type { JsonObject } from '../json';
import type { ApplicationState } from '../world/applicationState';
import { resourceIdOf } from '../world/manifests';
import { podsOf, type Whereabouts } from './workloads';

/** The Warning events that kubelets write about pods that do not become ready. */
export function warningsOf(
  app: ApplicationState,
  on: Whereabouts,
): JsonObject[] {
  const { ailment } = on;
  if (!ailment || ailment.kind === 'rejected') return [];
  const broken = ailment.kind === 'broken';
  return app.live.flatMap(object => {
    const { namespace } = resourceIdOf(object.applied);
    return podsOf(object, on)
      .filter(pod => !pod.ready)
      .map(
        (pod): JsonObject => ({
          metadata: {
            name: `${pod.name}.${on.seeded.suffix(14, 'event', pod.uid)}`,
            namespace,
            uid: on.seeded.uuid('event', pod.uid),
            creationTimestamp: timestamp(ailment.since),
          },
          involvedObject: {
            kind: 'Pod',
            namespace,
            name: pod.name,
            uid: pod.uid,
            apiVersion: 'v1',
            fieldPath: 'spec.containers{app}',
          },
          reason: broken ? 'Failed' : 'Unhealthy',
          message: broken ? `Error: ${ailment.reason}` : ailment.reason,
          source: { component: 'kubelet' },
          firstTimestamp: timestamp(ailment.since),
          lastTimestamp: timestamp(ailment.since + 60_000),
          count: broken ? pod.restarts + 1 : 12,
          type: 'Warning',
          eventTime: null,
          reportingComponent: 'kubelet',
          reportingInstance: '',
        }),
      );
  });
}

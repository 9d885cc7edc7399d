import { DeliveryEvent, eventKey } from '../../domain/deliveryEvent';

/** An event about `shop` on `eu-1`; give what matters to the test. */
export function buildEvent(
  overrides: Partial<DeliveryEvent> = {},
): DeliveryEvent {
  const event = {
    kind: 'deployed' as const,
    at: 1_000_000,
    seenAt: 2_000_000,
    hub: 'prod-hub',
    cluster: 'eu-1',
    namespace: 'argocd',
    application: 'shop-eu-1',
    uid: 'uid-1',
    project: 'default',
    service: 'shop',
    environment: 'prod',
    revisions: ['aaa'],
    historyId: 1,
    ...overrides,
  };
  const { kind, hub, uid, historyId, at } = event;
  return { key: eventKey(kind, hub, uid, historyId, at), ...event };
}

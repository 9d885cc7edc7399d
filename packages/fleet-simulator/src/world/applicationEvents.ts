import type { ApplicationEvent, ApplicationState } from './applicationState';
import type { ReconcileContext } from './reconcileContext';

// A Kubernetes API server forgets events after an hour; a demo needs the last few.
const kept = 16;

export function withEvent(
  app: ApplicationState,
  type: ApplicationEvent['type'],
  reason: string,
  message: string,
  context: Pick<ReconcileContext, 'now' | 'nextResourceVersion'>,
): ApplicationState {
  const event: ApplicationEvent = {
    at: context.now,
    type,
    reason,
    message,
    resourceVersion: context.nextResourceVersion(),
  };
  return { ...app, events: [...app.events, event].slice(-kept) };
}

/** The events that Argo CD writes when a comparison found something new. */
export function withTransitionEvents(
  before: ApplicationState,
  after: ApplicationState,
  context: Pick<ReconcileContext, 'now' | 'nextResourceVersion'>,
): ApplicationState {
  let next = after;
  const sync = [before.sync?.status ?? '', after.sync?.status ?? ''];
  if (sync[0] !== sync[1]) {
    next = withEvent(
      next,
      'Normal',
      'ResourceUpdated',
      `Updated sync status: ${sync[0]} -> ${sync[1]}`,
      context,
    );
  }
  const health = [before.health?.status ?? '', after.health?.status ?? ''];
  if (health[0] !== health[1]) {
    next = withEvent(
      next,
      'Normal',
      'ResourceUpdated',
      `Updated health status: ${health[0]} -> ${health[1]}`,
      context,
    );
  }
  return next;
}

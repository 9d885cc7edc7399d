import { manifestYaml } from '@fleet-portal/backstage-plugin-fleet-common';
import { valueIn } from '../applicationSets/applicationSetDocument';
import { editedText } from '../yaml/editableYaml';
import { openManifest } from '../yaml/manifestFile';
import { reconcileAt } from '../yaml/reconcile';
import type { SubscribedEvent } from './subscription';

/** The ConfigMap that Argo CD's notifications controller reads. */
export const NOTIFICATIONS_CONFIG_MAP = 'argocd-notifications-cm';
/** The service of the subscriptions, and where its token is. */
export const SLACK_SERVICE = 'service.slack';
export const NOTIFICATIONS_SECRET = 'argocd-notifications-secret';
export const SLACK_TOKEN_KEY = 'slack-token';

interface Notice {
  trigger: string;
  template: string;
  description: string;
  when: string;
  /** Tells the same only once of each value. */
  oncePer?: string;
  message: string;
}

const link =
  '{{.context.argocdUrl}}/applications/{{.app.metadata.namespace}}/{{.app.metadata.name}}';

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/catalog/ */
const notices: Record<SubscribedEvent, Notice> = {
  deployed: {
    trigger: 'on-deployed',
    template: 'app-deployed',
    description: 'A revision is synced and Healthy; once for each revision',
    when: "app.status.operationState != nil and app.status.operationState.phase in ['Succeeded'] and app.status.health.status == 'Healthy'",
    oncePer: 'app.status.operationState?.syncResult?.revision',
    message: `{{.app.metadata.name}} is deployed and Healthy: {{if .app.status.sync.revisions}}{{.app.status.sync.revisions}}{{else}}{{.app.status.sync.revision}}{{end}} ${link}`,
  },
  degraded: {
    trigger: 'on-health-degraded',
    template: 'app-health-degraded',
    description: 'The Application is Degraded',
    when: "app.status.health.status == 'Degraded'",
    message: `{{.app.metadata.name}} is Degraded. ${link}`,
  },
  syncFailed: {
    trigger: 'on-sync-failed',
    template: 'app-sync-failed',
    description: 'A sync has failed',
    when: "app.status.operationState != nil and app.status.operationState.phase in ['Error', 'Failed']",
    message: `The sync of {{.app.metadata.name}} has failed: {{.app.status.operationState.message}} ${link}`,
  },
};

export function triggerOf(event: SubscribedEvent): string {
  return notices[event].trigger;
}

/**
 * The ConfigMap with what it lacks for these events: the Slack service, whose
 * token stays in a Secret, triggers and templates. What is there stays.
 *
 * @returns the text of the file, and the keys that are new
 * @throws InputError when the file has no such ConfigMap, or is not editable
 */
export function editNotifications(
  path: string,
  text: string,
  events: readonly SubscribedEvent[],
): { content: string; added: string[] } {
  const { documents, document } = openManifest(path, text, {
    kind: 'ConfigMap',
    name: NOTIFICATIONS_CONFIG_MAP,
    field: 'repository',
  });
  const added: string[] = [];
  for (const [key, value] of wantedKeys(events)) {
    if (valueIn(document, ['data', key]) !== undefined) continue;
    reconcileAt(document, ['data', key], manifestYaml(value), {
      file: path,
      others: 'keep',
    });
    added.push(key);
  }
  return {
    content: added.length > 0 ? editedText(documents, text) : text,
    added,
  };
}

function wantedKeys(events: readonly SubscribedEvent[]): [string, object][] {
  return [
    [SLACK_SERVICE, { token: `$${SLACK_TOKEN_KEY}` }],
    ...events.flatMap((event): [string, object][] => {
      const { trigger, template, message, ...rest } = notices[event];
      return [
        [`trigger.${trigger}`, [{ ...rest, send: [template] }]],
        [`template.${template}`, { message }],
      ];
    }),
  ];
}

import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { differingKeys } from '../../applicationSets/editValues';
import { findApplicationSets } from '../../applicationSets/findApplicationSets';
import {
  subscriptionMarkdown,
  subscriptionSentence,
} from '../../markdown/subscriptionMarkdown';
import { editSubscription } from '../../notifications/editSubscription';
import {
  editNotifications,
  NOTIFICATIONS_CONFIG_MAP,
} from '../../notifications/hubNotifications';
import {
  decodeSubscription,
  subscribedEvents,
} from '../../notifications/subscription';
import { FleetFiles, RepositoryAccess } from '../../repository/FleetFiles';
import { readHubConfig } from '../../repository/readHubConfig';
import { writeWorkspaceFiles } from '../../workspace/WorkspaceFiles';
import { editedText } from '../../yaml/editableYaml';
import { layoutInput, repositoryInput } from '../applicationSetInput';
import { inputErrorOf } from '../inputErrors';
import { examples } from './subscribeNotifications.examples';

/**
 * `fleet:notifications:subscribe` has the hubs tell a Slack channel what
 * becomes of a service, with Argo CD's own notifications.
 */
export function subscribeNotificationsAction(
  options: { fleet: FleetServiceClient } & RepositoryAccess,
) {
  return createTemplateAction({
    id: 'fleet:notifications:subscribe',
    description:
      'Subscribes a Slack channel to a service by annotations of its ApplicationSet, for a pull request, and adds to argocd-notifications-cm what it lacks for that. The token stays in a Secret of the hubs. It only adds: what is there stays, with comments and order.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repository: repositoryInput,
        name: z => z.string().describe('Name of the ApplicationSet'),
        hubs: z =>
          z
            .array(z.string())
            .optional()
            .describe('Hubs that tell it. Default: all that have it'),
        channel: z =>
          z.string().describe('Slack channel, by its name without # or its ID'),
        events: z =>
          z
            .array(z.enum(subscribedEvents))
            .optional()
            .describe('What it is told. Default: all of them'),
        layout: z => layoutInput(z).optional(),
      },
      output: {
        files: z => z.array(z.string()).describe('Paths of the written files'),
        sentence: z => z.string().describe('What it does in one sentence'),
        markdown: z => z.string().describe('The text for the pull request'),
      },
    },
    async handler(ctx) {
      const decoded = decodeSubscription(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { subscription } = decoded;
      const client = options.fleet.forCredentials(
        await ctx.getInitiatorCredentials(),
      );
      const files = new FleetFiles({
        ...options,
        workspacePath: ctx.workspacePath,
        repository: subscription.repository,
        signal: ctx.signal,
      });
      const config = await readHubConfig(
        files,
        NOTIFICATIONS_CONFIG_MAP,
        subscription.layout,
      );
      const sets = await findApplicationSets(
        files,
        client,
        subscription,
        ctx.signal,
      );
      const notifications = editNotifications(
        config.path,
        config.text,
        subscription.events,
      );
      const edits = [
        ...sets
          .filter(set => editSubscription(set, subscription).length > 0)
          .map(({ path, text, documents }) => ({
            path,
            before: text,
            content: editedText(documents, text),
          })),
        ...(notifications.added.length > 0
          ? [
              {
                path: config.path,
                before: config.text,
                content: notifications.content,
              },
            ]
          : []),
      ];
      await writeWorkspaceFiles(ctx.workspacePath, edits, {
        overwrite: true,
        signal: ctx.signal,
      });
      const { name, channel, events } = subscription;
      const words = {
        name,
        channel,
        events,
        hubs: sets.flatMap(({ hubs }) => hubs),
        added: notifications.added,
        files: edits.map(({ path, before, content }) => ({
          path,
          keys: differingKeys(before, content),
        })),
      };
      const sentence = subscriptionSentence(words);
      ctx.logger.info(sentence);
      ctx.output(
        'files',
        edits.map(({ path }) => path),
      );
      ctx.output('sentence', sentence);
      ctx.output('markdown', subscriptionMarkdown(words));
    },
  });
}

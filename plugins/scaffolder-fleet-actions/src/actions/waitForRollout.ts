import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { rolloutMarkdown } from '../markdown/rolloutMarkdown';
import { followRollout } from '../rollouts/followRollout';
import { RolloutReader } from '../rollouts/readRollout';
import { decodeRolloutTarget } from '../rollouts/rolloutTarget';
import {
  timeoutInput,
  waitIn,
  WaitOptions,
  waitOutput,
} from '../waiting/waitAction';
import { inputErrorOf } from './inputErrors';
import { examples } from './waitForRollout.examples';

/**
 * `fleet:rollout:wait` follows a rollout as the person who started the task,
 * until it is Healthy on every cluster or stuck. When the time is over it ends
 * well as `pending`: a slow merge is no failure, and a task that failed would
 * hide the addresses that its earlier steps put out.
 */
export function waitForRolloutAction(options: WaitOptions) {
  return createTemplateAction({
    id: 'fleet:rollout:wait',
    description:
      'Waits until a change of a service is merged, generated, synced and Healthy on each cluster, or says where it is stuck. When the time is over it ends well as pending, with the page that follows on.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        service: z =>
          z
            .string()
            .describe('Name of the service, as the fleet pages have it'),
        pullRequest: z =>
          z
            .string()
            .optional()
            .describe(
              'Address of the pull request that is waited for. It is known by the message of its merge commit',
            ),
        revision: z =>
          z
            .string()
            .optional()
            .describe('Commit that is waited for, instead of a pull request'),
        hubs: z =>
          z
            .array(z.string())
            .optional()
            .describe('Hubs that are to have it. Default: those that do'),
        applications: z =>
          z
            .number()
            .optional()
            .describe(
              'Least number of Applications that it is to reach. Default: 1',
            ),
        ...timeoutInput,
      },
      output: {
        state: z =>
          z
            .enum(['healthy', 'stuck', 'replaced', 'pending'])
            .describe(
              'healthy on every cluster, stuck until somebody does something, replaced by a newer revision, or pending when the time was over',
            ),
        clusters: z =>
          z
            .array(
              z.object({
                hub: z.string().describe('Hub of the Application'),
                cluster: z
                  .string()
                  .nullable()
                  .describe('Cluster that it goes to; null when not known'),
                application: z.string().describe('Name of the Application'),
                stage: z.string().describe('Stage that it reached'),
                reason: z
                  .string()
                  .optional()
                  .describe('Why it is stuck, in the words of the hub'),
              }),
            )
            .describe('How far each Application came'),
        ...waitOutput,
      },
    },
    async handler(ctx) {
      const decoded = decodeRolloutTarget(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { target } = decoded;
      const client = options.fleet.forCredentials(
        await ctx.getInitiatorCredentials(),
      );
      const reader = new RolloutReader(client, target);
      const verdict = await followRollout(
        target,
        signal => reader.read(signal),
        await waitIn(ctx, options, {
          key: 'fleet.rollout.wait',
          timeoutMs: target.timeoutMs,
        }),
      );
      for (const reason of verdict.reasons) ctx.logger.info(reason);
      const { state, sentence, reasons, clusters, page } = verdict;
      ctx.output('state', state === 'moving' ? 'pending' : state);
      ctx.output('sentence', sentence);
      ctx.output('reasons', reasons);
      ctx.output('clusters', clusters);
      ctx.output('markdown', rolloutMarkdown(verdict));
      ctx.output('page', page);
    },
  });
}

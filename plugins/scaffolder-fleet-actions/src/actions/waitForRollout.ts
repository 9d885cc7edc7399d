import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { rolloutMarkdown } from '../markdown/rolloutMarkdown';
import { followRollout } from '../rollouts/followRollout';
import { RolloutReader } from '../rollouts/readRollout';
import { decodeRolloutTarget } from '../rollouts/rolloutTarget';
import { pauseFor } from '../waiting/pauseFor';
import { inputErrorOf } from './inputErrors';
import { examples } from './waitForRollout.examples';

export interface WaitForRolloutOptions {
  fleet: FleetServiceClient;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** Waits so many milliseconds, or rejects when the signal is aborted. */
  pause?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * `fleet:rollout:wait` follows a rollout as the person who started the task,
 * until it is Healthy on every cluster or stuck. When the time is over it ends
 * well as `pending`: a slow merge is no failure, and a task that failed would
 * hide the addresses that its earlier steps put out.
 */
export function waitForRolloutAction(options: WaitForRolloutOptions) {
  const { fleet, now = Date.now, pause = pauseFor } = options;
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
        timeoutMinutes: z =>
          z
            .number()
            .optional()
            .describe('Longest wait in minutes, at most 60. Default: 15'),
      },
      output: {
        state: z =>
          z
            .enum(['healthy', 'stuck', 'replaced', 'pending'])
            .describe(
              'healthy on every cluster, stuck until somebody does something, replaced by a newer revision, or pending when the time was over',
            ),
        sentence: z => z.string().describe('How far it came, in one sentence'),
        reasons: z =>
          z
            .array(z.string())
            .describe('What stands in its way, and what is not known'),
        clusters: z =>
          z
            .array(
              z.object({
                hub: z.string(),
                cluster: z.string().nullable(),
                application: z.string(),
                stage: z.string(),
                reason: z.string().optional(),
              }),
            )
            .describe('How far each Application came'),
        markdown: z => z.string().describe('All of it as Markdown'),
        page: z => z.string().describe('Page of the portal that follows on'),
      },
    },
    async handler(ctx) {
      const decoded = decodeRolloutTarget(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { target } = decoded;
      const client = fleet.forCredentials(await ctx.getInitiatorCredentials());
      const reader = new RolloutReader(client, target);
      // A task that is taken up again goes on with the time that it has left.
      const startedAt = await ctx.checkpoint({
        key: 'fleet.rollout.wait',
        fn: async () => now(),
      });
      const verdict = await followRollout(
        target,
        signal => reader.read(signal),
        {
          startedAt,
          now,
          pause,
          once: ctx.isDryRun,
          signal: ctx.signal,
          onChange: ({ sentence }) => ctx.logger.info(sentence),
        },
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

import { isError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ClusterReadinessDetail,
  FleetClient,
  readinessOutcomes,
  readinessSteps,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { FleetServiceClient } from '@fleet-portal/backstage-plugin-fleet-node';
import { readinessMarkdown } from '../../markdown/readinessMarkdown';
import { followReadiness } from '../../readiness/followReadiness';
import { judgeReadiness, unjudgedSteps } from '../../readiness/judgeReadiness';
import {
  decodeReadinessTarget,
  ReadinessTarget,
} from '../../readiness/readinessTarget';
import { pauseFor } from '../../waiting/pauseFor';
import { inputErrorOf } from '../inputErrors';
import { examples } from './waitForReadiness.examples';

export interface WaitForReadinessOptions {
  fleet: FleetServiceClient;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** Waits so many milliseconds, or rejects when the signal is aborted. */
  pause?: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * `fleet:readiness:wait` follows the onboarding checklist of a cluster as the
 * person who started the task, until every required step is done or nothing
 * moves any more. When the time is over it ends well as `pending`, like
 * `fleet:rollout:wait`.
 */
export function waitForReadinessAction(options: WaitForReadinessOptions) {
  const { fleet, now = Date.now, pause = pauseFor } = options;
  return createTemplateAction({
    id: 'fleet:readiness:wait',
    description:
      'Waits until every required step of the onboarding checklist of a cluster is done, or says at which it is stuck and what to do. When the time is over it ends well as pending, with the page that follows on.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        hub: z => z.string().describe('Hub that manages the cluster'),
        cluster: z => z.string().describe('Name of the cluster'),
        steps: z =>
          z
            .array(z.enum(readinessSteps))
            .optional()
            .describe(
              'Steps that have to be done. Default: every step that the fleet wants (fleet.readiness.steps)',
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
            .enum(['ready', 'stuck', 'pending'])
            .describe(
              'ready when every required step is done, stuck when the same steps were missing for the same reasons for ten minutes, or pending when the time was over',
            ),
        sentence: z => z.string().describe('How far it came, in one sentence'),
        reasons: z =>
          z
            .array(z.string())
            .describe('What stands in its way, and what is not known'),
        missing: z =>
          z
            .array(
              z.object({
                step: z.enum(readinessSteps),
                outcome: z.enum(readinessOutcomes),
                words: z.string(),
                remedy: z.string().optional(),
                template: z.string().optional(),
              }),
            )
            .describe(
              'Required steps that are not done, with what to do and the software template that does it',
            ),
        markdown: z => z.string().describe('All of it as Markdown'),
        page: z => z.string().describe('Page of the portal that follows on'),
      },
    },
    async handler(ctx) {
      const decoded = decodeReadinessTarget(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { target } = decoded;
      const client = fleet.forCredentials(await ctx.getInitiatorCredentials());
      // A task that is taken up again goes on with the time that it has left.
      const startedAt = await ctx.checkpoint({
        key: 'fleet.readiness.wait',
        fn: async () => now(),
      });
      const end = await followReadiness({
        first: judgeReadiness(target, undefined),
        look: async signal =>
          judgeReadiness(target, await readReadiness(client, target, signal)),
        endsAt: startedAt + target.timeoutMs,
        now,
        pause,
        once: ctx.isDryRun,
        signal: ctx.signal,
        onChange: ({ sentence }) => ctx.logger.info(sentence),
      });
      for (const reason of end.reasons) ctx.logger.info(reason);
      const path = [target.hub, target.cluster].map(encodeURIComponent);
      ctx.output('state', end.state);
      ctx.output('sentence', end.sentence);
      ctx.output('reasons', end.reasons);
      ctx.output('missing', end.missing);
      ctx.output('markdown', readinessMarkdown(end));
      ctx.output('page', `/fleet/clusters/${path.join('/')}`);
    },
  });
}

/**
 * @returns undefined where the portal has no such cluster, or none that the
 * person may see: it does not tell the two apart
 * @throws InputError when a required step is switched off in this fleet
 */
async function readReadiness(
  client: FleetClient,
  target: ReadinessTarget,
  signal?: AbortSignal,
): Promise<ClusterReadinessDetail['readiness'] | undefined> {
  const ref = { hub: target.hub, name: target.cluster };
  let detail: ClusterReadinessDetail;
  try {
    detail = await client.getClusterReadiness(ref, signal);
  } catch (error) {
    if (isError(error) && error.statusCode === 404) return undefined;
    throw error;
  }
  const unjudged = unjudgedSteps(target, detail.readiness);
  if (unjudged.length > 0) {
    throw inputErrorOf([
      {
        field: 'steps',
        message: `this fleet does not check ${unjudged.join(
          ', ',
        )}; leave it out, or add it to fleet.readiness.steps`,
      },
    ]);
  }
  return detail.readiness;
}

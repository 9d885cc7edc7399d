import { isError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  ClusterReadinessDetail,
  FleetClient,
  readinessOutcomes,
  readinessSteps,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { readinessMarkdown } from '../../markdown/readinessMarkdown';
import { followReadiness } from '../../readiness/followReadiness';
import { judgeReadiness, unjudgedSteps } from '../../readiness/judgeReadiness';
import {
  decodeReadinessTarget,
  ReadinessTarget,
} from '../../readiness/readinessTarget';
import {
  timeoutInput,
  waitIn,
  WaitOptions,
  waitOutput,
} from '../../waiting/waitAction';
import { inputErrorOf } from '../inputErrors';
import { examples } from './waitForReadiness.examples';

/**
 * `fleet:readiness:wait` follows the onboarding checklist of a cluster as the
 * person who started the task, until every required step is done or nothing
 * moves any more. When the time is over it ends well as `pending`, like
 * `fleet:rollout:wait`.
 */
export function waitForReadinessAction(options: WaitOptions) {
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
        ...timeoutInput,
      },
      output: {
        state: z =>
          z
            .enum(['ready', 'stuck', 'pending'])
            .describe(
              'ready when every required step is done, stuck when the same steps were missing for the same reasons for ten minutes, or pending when the time was over',
            ),
        missing: z =>
          z
            .array(
              z.object({
                step: z.enum(readinessSteps).describe('The step'),
                outcome: z.enum(readinessOutcomes).describe('How it stands'),
                words: z.string().describe('The same in words'),
                remedy: z.string().optional().describe('What to do'),
                template: z
                  .string()
                  .optional()
                  .describe('Software template that does it'),
              }),
            )
            .describe(
              'Required steps that are not done, with what to do and the software template that does it',
            ),
        ...waitOutput,
      },
    },
    async handler(ctx) {
      const decoded = decodeReadinessTarget(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { target } = decoded;
      const client = options.fleet.forCredentials(
        await ctx.getInitiatorCredentials(),
      );
      const end = await followReadiness({
        ...(await waitIn(ctx, options, {
          key: 'fleet.readiness.wait',
          timeoutMs: target.timeoutMs,
        })),
        first: judgeReadiness(target, undefined),
        look: async signal =>
          judgeReadiness(target, await readReadiness(client, target, signal)),
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

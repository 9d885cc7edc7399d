import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { askForSync, demandSync } from '../../operations/askForSync';
import { judgeSync, SyncVerdict } from '../../operations/judgeSync';
import { decodeSyncTarget } from '../../operations/syncTarget';
import { followVerdict } from '../../waiting/followVerdict';
import { pauseFor } from '../../waiting/pauseFor';
import { timeoutInput, WaitOptions } from '../../waiting/waitAction';
import { inputErrorOf } from '../inputErrors';
import { examples } from './syncApplication.examples';

const POLL_MS = 5_000;

/**
 * `fleet:application:sync` has a hub sync an Application, as the person who
 * started the task, and follows the operation to its end. It is refused unless
 * `fleet.operations.sync` of the portal is on.
 */
export function syncApplicationAction(options: WaitOptions) {
  const { fleet, now = Date.now, pause = pauseFor } = options;
  return createTemplateAction({
    id: 'fleet:application:sync',
    description:
      'Has the hub sync an Application, as the person who started the task, and waits until that succeeded or failed. Fails with the reason when syncs are switched off (fleet.operations.sync), the person may not, or a sync window denies it. When the time is over it ends well as pending.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        hub: z => z.string().describe('Hub that has the Application'),
        namespace: z =>
          z
            .string()
            .optional()
            .describe('Namespace of the Application. Default: argocd'),
        application: z => z.string().describe('Name of the Application'),
        dryRun: z =>
          z
            .boolean()
            .optional()
            .describe('The hub tries it and changes nothing. Default: false'),
        prune: z =>
          z
            .boolean()
            .optional()
            .describe('Deletes what Git no longer has. Default: false'),
        revision: z =>
          z
            .string()
            .optional()
            .describe(
              'Branch, tag or commit. Default: what the Application asks for; nothing else where it is synced automatically',
            ),
        resources: z =>
          z
            .array(
              z.object({
                group: z
                  .string()
                  .optional()
                  .describe('API group. Default: the core group'),
                kind: z.string().describe('For example Deployment'),
                namespace: z
                  .string()
                  .optional()
                  .describe('Namespace, where the kind has one'),
                name: z.string().describe('Name of the resource'),
              }),
            )
            .optional()
            .describe('Resources to sync, at most 100. Default: all'),
        ...timeoutInput,
      },
      output: {
        state: z =>
          z
            .enum(['succeeded', 'failed', 'pending'])
            .describe(
              'succeeded or failed as the hub says, or pending when the time was over',
            ),
        sentence: z =>
          z
            .string()
            .describe(
              'How far it came, in one sentence with the words of the hub',
            ),
        page: z => z.string().describe('Page of the Application'),
      },
    },
    async handler(ctx) {
      const decoded = decodeSyncTarget(ctx.input);
      if (!decoded.ok) throw inputErrorOf(decoded.problems);
      const { target } = decoded;
      const { ref } = target;
      const client = fleet.forCredentials(await ctx.getInitiatorCredentials());
      const finish = (state: string, sentence: string) => {
        const path = [ref.hub, ref.namespace, ref.name];
        ctx.output('state', state);
        ctx.output('sentence', sentence);
        ctx.output(
          'page',
          `/fleet/applications/${path.map(encodeURIComponent).join('/')}`,
        );
      };
      if (ctx.isDryRun) {
        await demandSync(client, target, ctx.signal);
        finish('pending', `${ref.name} on ${ref.hub} would be synced`);
        return;
      }
      // A task that is taken up again follows the sync that it asked for.
      const asked = await ctx.checkpoint({
        // A step that is run for each of several Applications has one for each.
        key: `fleet.application.sync.${ref.hub}.${ref.namespace}.${ref.name}`,
        fn: async () => {
          const receipt = await askForSync(client, target, ctx.signal);
          const { previousStartedAt = null } = receipt;
          return { at: now(), previousStartedAt };
        },
      });
      const judge = (operation?: Parameters<typeof judgeSync>[1]) =>
        judgeSync(target, operation, asked.previousStartedAt ?? undefined);
      const { verdict } = await followVerdict<SyncVerdict>({
        first: judge(),
        look: async signal => {
          const { application } = await client.getApplication(ref, signal);
          return judge(application.operation);
        },
        unasked: (last, reason) => ({ ...last, sentence: reason }),
        identity: ({ state }) => state,
        holdMs: ({ state }) => (isOver(state) ? 0 : undefined),
        pollMs: POLL_MS,
        endsAt: asked.at + target.timeoutMs,
        now,
        pause,
        signal: ctx.signal,
        onChange: ({ sentence }) => ctx.logger.info(sentence),
      });
      const { state, sentence } = verdict;
      finish(isOver(state) ? state : 'pending', sentence);
    },
  });
}

function isOver(state: SyncVerdict['state']): boolean {
  return state === 'succeeded' || state === 'failed';
}

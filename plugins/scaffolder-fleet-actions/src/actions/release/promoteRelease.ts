import { releaseToPromote } from '../../releases/chooseRelease';
import { decodePromotion } from '../../releases/releaseChange';
import { examples } from './promoteRelease.examples';
import { releaseAction, ReleaseOptions } from './releaseAction';

/**
 * `fleet:release:promote` gives an environment the release that the one before
 * it runs, once every cluster there is Healthy on it.
 */
export function promoteReleaseAction(options: ReleaseOptions) {
  return releaseAction(options, {
    id: 'fleet:release:promote',
    description:
      'Sets the release of an environment in its values file, for a pull request: the one that the environment before it runs Healthy on every cluster, or one that is named. Tells from → to for each cluster. Comments and order stay.',
    examples,
    input: {
      version: z =>
        z
          .string()
          .optional()
          .describe('Image tag or revision. Default: what `from` runs'),
      from: z =>
        z
          .string()
          .optional()
          .describe(
            'Environment that has proved it. Default: the one before, in promotion order',
          ),
    },
    wrong: 'older',
    decode: decodePromotion,
    async choose(client, world, change, signal) {
      const { environments } = await client.getVocabulary(signal);
      return releaseToPromote(world, change, environments);
    },
  });
}

import { releaseBefore } from '../../releases/chooseRelease';
import { decodeRollback } from '../../releases/releaseChange';
import { releaseAction, ReleaseOptions } from './releaseAction';
import { examples } from './rollBackRelease.examples';

/**
 * `fleet:release:rollback` takes an environment back to the release that it
 * was last seen Healthy on, in Git, so that no hub undoes it.
 */
export function rollBackReleaseAction(options: ReleaseOptions) {
  return releaseAction(options, {
    id: 'fleet:release:rollback',
    description:
      'Takes an environment back to an earlier release in its values file, for a pull request: the one that it was last seen Healthy on, or one that is named. Tells from → to for each cluster. Comments and order stay.',
    examples,
    input: {
      version: z =>
        z
          .string()
          .optional()
          .describe(
            'Image tag or revision. Default: what the environment was last seen Healthy on before',
          ),
    },
    wrong: 'newer',
    decode: decodeRollback,
    choose: releaseBefore,
  });
}

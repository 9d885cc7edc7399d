import { CustomErrorBase } from '@backstage/errors';

/** A merge that GitHub answers with 405: conflicts, a draft, or no longer open. */
export class MergeRefusedError extends CustomErrorBase {
  name = 'MergeRefusedError' as const;
}

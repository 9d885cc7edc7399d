import { z } from 'zod';
import { timestampSchema } from './sources';

/** A commit as the hub tells it. */
export const commitSchema = z.object({
  /** The whole hash, as `revisions` have it. */
  revision: z.string(),
  /** Name without the mail address. */
  author: z.string().optional(),
  /** Its first line. */
  message: z.string().optional(),
  committedAt: timestampSchema.optional(),
  /** Page of the commit, where the repository's address has one. */
  url: z.string().optional(),
  /** What the message says it came with (`Merge pull request #7`, `... (#7)`). */
  pullRequest: z
    .object({
      /** The host's own: of a merge request, on GitLab. */
      number: z.number().int(),
      /** Its page; absent where the repository is not read over http(s). */
      url: z.string().optional(),
    })
    .optional(),
});
export type Commit = z.infer<typeof commitSchema>;

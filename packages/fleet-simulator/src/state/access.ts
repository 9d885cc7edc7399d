import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/**
 * Every secret of a world. They are made at random when the world begins, so
 * that no demo has a token that somebody knows from the source.
 */
const hubAccessSchema = z.object({
  /** The portal's account: may read, sync, roll back and terminate. */
  token: z.string(),
  /** May also delete, and preview ApplicationSets. */
  operatorToken: z.string(),
  username: z.string(),
  password: z.string(),
});

export const accessSchema = z.object({
  version: z.literal(1),
  gitToken: z.string(),
  hubs: z.record(z.string(), hubAccessSchema),
  spokes: z.record(z.string(), z.string()),
});
export type Access = z.infer<typeof accessSchema>;

export function newAccess(
  hubs: readonly string[],
  spokes: readonly string[],
): Access {
  const secret = () => randomBytes(24).toString('hex');
  return {
    version: 1,
    gitToken: secret(),
    hubs: Object.fromEntries(
      hubs.map(name => [
        name,
        {
          token: secret(),
          operatorToken: secret(),
          username: 'portal',
          password: secret(),
        },
      ]),
    ),
    spokes: Object.fromEntries(spokes.map(name => [name, secret()])),
  };
}

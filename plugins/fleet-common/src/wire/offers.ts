import { z } from 'zod';
import { phrasesSchema } from './phrase';

/** What the portal may ask a hub to do to an Application. */
export const applicationOperations = [
  'refresh',
  'sync',
  'terminate',
  'rollback',
] as const;
export type ApplicationOperation = (typeof applicationOperations)[number];

/** What the portal may ask a hub to do about a cluster. */
export const clusterOperations = ['invalidateCache'] as const;
export type ClusterOperation = (typeof clusterOperations)[number];

const allowed = z.literal(true);
const refused = z.literal(false);

const offer = <T extends z.ZodType>(operation: T) =>
  z.discriminatedUnion('allowed', [
    z.object({
      operation,
      /** The reader may ask for it now. */
      allowed,
      /** What one should know before, in one sentence. */
      warning: z.string().optional(),
      phrases: phrasesSchema,
    }),
    z.object({
      operation,
      /** It would be refused now: `reason` says why. */
      allowed: refused,
      /** One sentence, for the disabled button. */
      reason: z.string(),
      phrases: phrasesSchema,
    }),
  ]);

/** Whether this reader may do it now, and otherwise why not. */
export const applicationOfferSchema = offer(z.enum(applicationOperations));
export type ApplicationOffer = z.infer<typeof applicationOfferSchema>;

export const clusterOfferSchema = offer(z.enum(clusterOperations));
export type ClusterOffer = z.infer<typeof clusterOfferSchema>;

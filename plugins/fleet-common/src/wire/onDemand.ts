import { z } from 'zod';
import { Reason, reasonShape } from './phrase';
import { timestampSchema } from './sources';

/** A detail that is fetched from the hub on demand; a failure is told, not thrown. */
export const onDemand = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('status', [
    z.object({
      /** It was read, and `value` has it. */
      status: z.literal('ok'),
      /** What was read. */
      value,
      /** When it was read. */
      observedAt: timestampSchema,
    }),
    z.object({
      /** It could not be read, and `reason` says why; the rest of the answer holds. */
      status: z.literal('failed'),
      ...reasonShape,
    }),
  ]);
export type OnDemand<T> =
  | { status: 'ok'; value: T; observedAt: string }
  | ({ status: 'failed' } & Reason);

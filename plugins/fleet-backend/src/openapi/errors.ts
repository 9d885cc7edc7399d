import { z } from 'zod';

const causeSchema = z.looseObject({
  /** Which kind of error it is, for example `InputError`, `NotFoundError`. */
  name: z.string(),
  /** One sentence: what is wrong and how to mend it. */
  message: z.string(),
  /** The one that is missing, such as `fleet.read`; of a `NotAllowedError` alone. */
  permission: z.string().optional(),
});
const statusSchema = z.object({
  /** The status of the answer. */
  statusCode: z.number().int(),
});

/** How every Backstage plugin answers an error: `ErrorResponseBody` of `@backstage/errors`. */
export const errorResponseSchema = z.object({
  error: causeSchema,
  /** What was asked. */
  request: z.object({
    /** Such as `GET`. */
    method: z.string(),
    /** Path and query, from the plugin on. */
    url: z.string(),
  }),
  response: statusSchema,
});

/** How the backend answers before the plugin is asked: the same without `request`. */
export const rateLimitResponseSchema = errorResponseSchema.omit({
  request: true,
});

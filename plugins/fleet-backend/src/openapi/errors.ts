import { z } from 'zod';

/** How every Backstage plugin answers an error. */
export const errorResponseSchema = z.object({
  error: z.looseObject({
    /** For example `InputError`, `NotFoundError`. */
    name: z.string(),
    /** One sentence: what is wrong and how to mend it. */
    message: z.string(),
  }),
  request: z.object({ method: z.string(), url: z.string() }),
  response: z.object({ statusCode: z.number().int() }),
});

export const errorWords: Record<number, string> = {
  400: 'A part of the request cannot be used; the message names it.',
  401: 'The caller is not signed in.',
  403: 'A permission is missing; the message names it.',
  404: 'There is no such object, or the caller may not see it.',
  409: 'It is switched off, or refused as things stand; the message says why.',
  413: 'The body is larger than 1 MB.',
  431: 'Address and headers are longer than the server takes, 16 KiB; without a body. Beyond 64 KiB the connection may be reset before.',
  503: 'The hub is not heard.',
};

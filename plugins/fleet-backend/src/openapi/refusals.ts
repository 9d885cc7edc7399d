import { errorResponseSchema, rateLimitResponseSchema } from './errors';
import { Json, referenceTo } from './schemas';

/** What a status that is not 200 means, and an error that comes with it. */
interface Refusal {
  /** Among the responses of the document. */
  readonly id: string;
  readonly words: string;
  /** As an example; absent: it comes without a body. */
  readonly error?: { readonly name: string; readonly message: string };
}

/** By status. */
export const refusals: Record<number, Refusal> = {
  304: {
    id: 'NotModified',
    words:
      'Nothing is new since the answer whose `ETag` was sent as `If-None-Match`; without a body.',
  },
  400: {
    id: 'BadRequest',
    words: 'A part of the request cannot be used; the message names it.',
    error: {
      name: 'InputError',
      message:
        "The query parameter 'limit' cannot be used: must be a whole number from 1 to 500",
    },
  },
  401: {
    id: 'Unauthorized',
    words: 'The caller is not signed in.',
    error: { name: 'AuthenticationError', message: 'Missing credentials' },
  },
  403: {
    id: 'Forbidden',
    words: 'A permission is missing; the message names it.',
    error: {
      name: 'NotAllowedError',
      message:
        "You need the permission fleet.read for this. Ask whoever looks after the portal's permission policy.",
    },
  },
  404: {
    id: 'NotFound',
    words: 'There is no such object, or the caller may not see it.',
    error: {
      name: 'NotFoundError',
      message:
        'There is no cluster prod-eu-1 on hub eu, or you may not see it. The fleet lists those that you may see at /clusters.',
    },
  },
  409: {
    id: 'Conflict',
    words:
      'It is switched off, or refused as things stand; the message says why.',
    error: {
      name: 'ConflictError',
      message: 'A sync window of its project forbids it now.',
    },
  },
  413: {
    id: 'ContentTooLarge',
    words: 'The body is larger than 1 MB.',
    error: {
      name: 'PayloadTooLargeError',
      message: 'request entity too large',
    },
  },
  429: {
    id: 'TooManyRequests',
    words:
      'Too many requests from one address; only where `backend.rateLimit` is configured.',
    error: {
      name: 'Error',
      message: 'Too many requests, please try again later',
    },
  },
  431: {
    id: 'RequestHeaderFieldsTooLarge',
    words:
      'Address and headers are longer than the server takes, 16 KiB; without a body. Beyond 64 KiB the connection may be reset before.',
  },
  503: {
    id: 'ServiceUnavailable',
    words: 'The hub is not heard.',
    error: {
      name: 'ServiceUnavailableError',
      message: 'The hub eu does not answer.',
    },
  },
};

/** By name, as the routes refer to them. */
export function refusalResponses(): Json {
  return Object.fromEntries(
    Object.entries(refusals).map(([status, { id, words, error }]) => [
      id,
      {
        description: words,
        ...(id === 'TooManyRequests' && { headers: rateLimitHeaders }),
        // Of what we do not answer ourselves: nothing is new, or Node refuses.
        ...(error && { content: refusalBody(Number(status), error) }),
      },
    ]),
  );
}

const rateLimitHeaders = {
  'Retry-After': {
    description: 'After how many seconds to try again.',
    schema: { type: 'integer', minimum: 0 },
  },
};

/** The backend refuses too many requests before it looks at what they ask. */
function refusalBody(status: number, error: Refusal['error']): Json {
  const early = status === 429;
  const schema = early ? rateLimitResponseSchema : errorResponseSchema;
  const request = { method: 'GET', url: '/overview' };
  const example = {
    error,
    ...(!early && { request }),
    response: { statusCode: status },
  };
  return { 'application/json': { schema: referenceTo(schema), example } };
}

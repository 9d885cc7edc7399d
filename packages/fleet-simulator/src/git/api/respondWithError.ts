import type { ErrorRequestHandler } from 'express';
import { z } from 'zod';

const DOCUMENTATION = 'https://docs.github.com/rest';

// Errors of `@backstage/errors` by name, because a bundle may hold more than
// one copy of their classes.
const STATUS_BY_NAME: Record<string, number> = {
  AuthenticationError: 401,
  NotAllowedError: 403,
  NotFoundError: 404,
  MergeRefusedError: 405,
  ConflictError: 409,
  InputError: 422,
};

const BODY_PARSER_MESSAGES: Record<number, string> = {
  400: 'Problems parsing JSON',
  413: 'The request is too large for the demo Git host',
};

// `status` is set by Express' own parsers on what is wrong with a request.
const failureSchema = z.object({
  name: z.string().catch('Error'),
  message: z.string().catch(''),
  status: z.number().int().min(400).max(499).optional().catch(undefined),
});

export interface Failure {
  status: number;
  message: string;
}

/** The HTTP status and the sentence for anything that a handler has thrown. */
export function failureOf(error: unknown): Failure {
  const { name, message, status } = failureSchema.parse(error);
  const known = STATUS_BY_NAME[name] ?? status ?? 500;
  return { status: known, message: BODY_PARSER_MESSAGES[known] ?? message };
}

/** Errors in the shape in which GitHub's REST API gives them. */
export function respondWithError(): ErrorRequestHandler {
  return (error, _req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const { status, message } = failureOf(error);
    res.status(status).json({
      ...(status === 422
        ? { message: 'Validation Failed', errors: [{ message }] }
        : { message }),
      documentation_url: DOCUMENTATION,
      status: String(status),
    });
  };
}

import type { ErrorRequestHandler, Request, Response } from 'express';
import { replyJson } from '../http/reply';

/** The codes of gRPC that Argo CD's gateway puts beside the HTTP status. */
const codes = {
  unknown: { status: 500, code: 2 },
  invalidArgument: { status: 400, code: 3 },
  notFound: { status: 404, code: 5 },
  permissionDenied: { status: 403, code: 7 },
  failedPrecondition: { status: 400, code: 9 },
  unauthenticated: { status: 401, code: 16 },
} as const;

/** An error in the words and with the code of Argo CD's API. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly kind: keyof typeof codes;

  constructor(kind: keyof typeof codes, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** What an unknown Application or cluster, and one that may not be seen, look like. */
export function permissionDenied(what?: string): RpcError {
  return new RpcError(
    'permissionDenied',
    what ? `permission denied: ${what}` : 'permission denied',
  );
}

export function replyRpcError(
  request: Request,
  response: Response,
  error: RpcError,
): void {
  const { status, code } = codes[error.kind];
  const { message } = error;
  replyJson(request, response, { error: message, code, message }, status);
}

export const rpcErrors: ErrorRequestHandler = (
  error,
  request,
  response,
  next,
) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const known =
    error instanceof RpcError
      ? error
      : new RpcError(
          'unknown',
          error instanceof Error ? error.message : String(error),
        );
  replyRpcError(request, response, known);
};

import type { Request, Response } from 'express';
import { replyJson } from '../http/reply';

/** How a Kubernetes API server says that something did not work. */
export interface KubeStatus {
  code: number;
  reason: string;
  message: string;
  details?: Record<string, unknown>;
}

export function statusJson(status: KubeStatus): object {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: status.message,
    reason: status.reason,
    ...(status.details && { details: status.details }),
    code: status.code,
  };
}

export const unauthorized: KubeStatus = {
  code: 401,
  reason: 'Unauthorized',
  message: 'Unauthorized',
};

export function forbidden(
  user: string,
  verb: string,
  plural: string,
  group: string,
): KubeStatus {
  return {
    code: 403,
    reason: 'Forbidden',
    message: `${plural} is forbidden: User "${user}" cannot ${verb} resource "${plural}" in API group "${group}" at the cluster scope`,
    details: { ...(group && { group }), kind: plural },
  };
}

export function notFound(
  plural: string,
  name: string,
  group: string,
): KubeStatus {
  const full = group ? `${plural}.${group}` : plural;
  return {
    code: 404,
    reason: 'NotFound',
    message: `${full} "${name}" not found`,
    details: { name, ...(group && { group }), kind: plural },
  };
}

/** Also what asking for the metrics API answers where there is none. */
export const noSuchResource: KubeStatus = {
  code: 404,
  reason: 'NotFound',
  message: 'the server could not find the requested resource',
  details: {},
};

export function badRequest(message: string): KubeStatus {
  return { code: 400, reason: 'BadRequest', message };
}

export function expired(asked: number, oldest: number): KubeStatus {
  return {
    code: 410,
    reason: 'Expired',
    message: `too old resource version: ${asked} (${oldest})`,
  };
}

export function replyStatus(
  request: Request,
  response: Response,
  status: KubeStatus,
): void {
  replyJson(request, response, statusJson(status), status.code);
}

import { phrase } from '@fleet-portal/backstage-plugin-fleet-common';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { kubernetesTrouble } from '../kubernetes/trouble';
import type { MetricsServerConfig } from './config';

/** One sentence for whatever a request to a metrics server threw. */
export function metricsTrouble(
  { setting, url }: MetricsServerConfig,
  thrown: unknown,
): SourceError {
  return kubernetesTrouble(thrown, {
    endpoint: new URL(url).host,
    remedies: {
      credential: phrase('trouble.renew', { setting: `${setting}.token` }),
      ca: phrase('trouble.addCa', { key: `${setting}.ca`, other: 'caFile' }),
    },
    timedOut: false,
  });
}

/** The sentence for an answer that is neither a success nor about the query. */
export function statusTrouble(
  { setting, url, token, tokenFile }: MetricsServerConfig,
  status: number,
  retryAfterMs?: number,
): SourceError {
  const { host } = new URL(url);
  if (status === 401 || status === 403) {
    const remedy =
      token || tokenFile
        ? phrase('trouble.metricsRenew', {
            key: `${setting}.${token ? 'token' : 'tokenFile'}`,
          })
        : phrase('trouble.metricsSet', { key: `${setting}.token` });
    return new SourceError(
      status === 401 ? 'unauthorized' : 'forbidden',
      phrase('trouble.metricsRefused', { host, status, remedy: [remedy] }),
    );
  }
  if (status === 404 || (status >= 300 && status < 400)) {
    return new SourceError(
      'malformed',
      phrase('trouble.noPrometheus', { host, status, setting }),
    );
  }
  if (status === 429) {
    return new SourceError(
      'overloaded',
      phrase('trouble.slowDown', { endpoint: host }),
      { retryAfterMs },
    );
  }
  return new SourceError(
    'unreachable',
    phrase('trouble.status', { endpoint: host, status }),
    { retryAfterMs },
  );
}

import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { kubernetesTrouble } from '../kubernetes/trouble';
import type { MetricsServerConfig } from './config';

/** One sentence for whatever a request to a metrics server threw. */
export function metricsTrouble(
  { setting, url }: MetricsServerConfig,
  thrown: unknown,
): SourceError {
  const { kind, message } = kubernetesTrouble(thrown, {
    endpoint: new URL(url).host,
    remedies: {
      credential: `Renew ${setting}.token.`,
      ca: `Add ${setting}.ca or caFile.`,
    },
    timedOut: false,
  });
  return new SourceError(kind, message);
}

/** The sentence for an answer that is neither a success nor about the query. */
export function statusTrouble(
  { setting, url, token, tokenFile }: MetricsServerConfig,
  status: number,
): SourceError {
  const { host } = new URL(url);
  if (status === 401 || status === 403) {
    const remedy =
      token || tokenFile
        ? `renew ${setting}.${
            token ? 'token' : 'tokenFile'
          }, or let its account read`
        : `set ${setting}.token or tokenFile`;
    return new SourceError(
      status === 401 ? 'unauthorized' : 'forbidden',
      `${host} refuses to answer us (${status}); ${remedy}.`,
    );
  }
  if (status === 404 || (status >= 300 && status < 400)) {
    return new SourceError(
      'malformed',
      `${host} has no /api/v1 there (${status}); set ${setting}.url to the base URL of Prometheus.`,
    );
  }
  if (status === 429) {
    return new SourceError('overloaded', `${host} asks us to slow down.`);
  }
  return new SourceError(
    'unreachable',
    `${host} answers with status ${status}.`,
  );
}

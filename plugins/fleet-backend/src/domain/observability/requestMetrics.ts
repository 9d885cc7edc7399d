/** How the fleet counts the requests that its workloads answer. */
export interface RequestMetrics {
  /** A counter of requests. */
  readonly total: string;
  /** Its label with the HTTP status. */
  readonly statusLabel: string;
  /** A histogram of seconds, without `_bucket`. */
  readonly duration: string;
}

export const defaultRequestMetrics: RequestMetrics = {
  total: 'http_requests_total',
  statusLabel: 'code',
  duration: 'http_request_duration_seconds',
};

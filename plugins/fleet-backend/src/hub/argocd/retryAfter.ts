/**
 * Milliseconds to leave a server alone, from its Retry-After: seconds, or a
 * date (RFC 9110, 10.2.3).
 */
export function parseRetryAfter(text: string, now: number): number | undefined {
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

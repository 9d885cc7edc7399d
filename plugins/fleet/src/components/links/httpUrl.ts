/**
 * The address when it is one that a browser may open safely, else undefined.
 * Hubs hand out addresses that anybody with write access to a manifest chose.
 */
export function httpUrl(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  try {
    const url = new URL(address);
    const safe = url.protocol === 'https:' || url.protocol === 'http:';
    return safe ? url.href : undefined;
  } catch {
    return undefined;
  }
}

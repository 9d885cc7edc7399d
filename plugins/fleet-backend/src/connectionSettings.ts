import type { SectionReader } from './sectionReader';

/** Base URL without credentials, query, fragment or a slash at the end. */
export function readUrl(
  reader: SectionReader,
  key: string,
): string | undefined {
  const text = reader.text(key);
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    reader.say(key, 'must be a URL that begins with https:// or http://');
    return undefined;
  }
  if (url.username || url.password) {
    reader.say(key, 'must not carry a user or password; use token instead');
    return undefined;
  }
  if (url.search || url.hash) {
    reader.say(key, "must be a base URL, without '?' and '#'");
    return undefined;
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** How the certificate of a server is verified. */
export interface TrustConfig {
  /** PEM. */
  ca?: string;
  caFile?: string;
  skipTlsVerify: boolean;
}

export function readTrust(reader: SectionReader): TrustConfig {
  const ca = reader.text('ca');
  const caFile = reader.text('caFile');
  if (ca && caFile) reader.say('caFile', 'stands beside ca; keep one of them');
  if (ca && !ca.includes('-----BEGIN CERTIFICATE-----')) {
    reader.say('ca', 'is not a certificate in PEM form');
  }
  const skipTlsVerify = reader.flag('dangerouslyAllowSkipTLSVerify');
  return { ca, caFile, skipTlsVerify };
}

/** Keys that a file or the own cluster would have to agree with. */
export const connectionKeys = [
  'url',
  'token',
  'tokenFile',
  'ca',
  'caFile',
  'dangerouslyAllowSkipTLSVerify',
];

/** Says what to do about settings that another one makes useless. */
export function refuseBeside(
  reader: SectionReader,
  winner: string,
  others: readonly string[],
): void {
  for (const key of others) {
    if (!reader.has(key)) continue;
    reader.say(key, `stands beside ${winner}; keep one of them`);
  }
}

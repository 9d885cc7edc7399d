import {
  CheckOutcome,
  Phrase,
  phrase,
  Phrases,
  Remedy,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { checkResult, remedyOf } from './checkResult';

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

type ContactCheck = 'reachable' | 'tls' | 'credential';

export interface ContactResult {
  check: ContactCheck;
  outcome: CheckOutcome;
  words: string;
  phrases?: Phrases;
  remedy?: Remedy;
}

export interface ContactFacts {
  /** Of the API server; absent where a module knows the way. */
  url?: string;
  skipTlsVerify: boolean;
  /** How the settings are called, `fleet.hubs[prod]`. */
  setting: string;
  /** How to get a new credential. */
  renew: Remedy;
}

/**
 * What one first call proves about the way: the network, the certificate, the
 * credential. Each depends on the one before.
 */
export function contactOf(
  facts: ContactFacts,
  trouble: SourceError | undefined,
): ContactResult[] {
  const reachable = (words: Phrase): ContactResult =>
    checkResult('reachable', 'ok', words);
  const skipped = (check: ContactCheck): ContactResult =>
    checkResult(check, 'skipped', phrase('doctor.notAskedAfter'));
  if (!trouble) {
    return [
      reachable(phrase('doctor.answers')),
      tlsOf(facts),
      checkResult('credential', 'ok', phrase('doctor.accepted')),
    ];
  }
  switch (trouble.kind) {
    case 'untrusted':
      return [
        reachable(phrase('doctor.acceptsConnections')),
        checkResult('tls', 'failed', trouble.phrase),
        skipped('credential'),
      ];
    case 'unauthorized':
    case 'forbidden':
      return [
        reachable(phrase('doctor.answers')),
        tlsOf(facts),
        checkResult('credential', 'failed', trouble.phrase, facts.renew),
      ];
    default:
      return [
        checkResult('reachable', 'failed', trouble.phrase),
        skipped('tls'),
        skipped('credential'),
      ];
  }
}

function tlsOf({ url, skipTlsVerify, setting }: ContactFacts): ContactResult {
  const at = url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
  if (at?.protocol === 'http:') {
    return loopback.test(at.hostname)
      ? checkResult('tls', 'ok', phrase('doctor.httpAtHome'))
      : checkResult(
          'tls',
          'warning',
          phrase('doctor.plainHttp', { setting }),
          remedyOf(phrase('doctor.setHttps', { setting })),
        );
  }
  if (skipTlsVerify) {
    return checkResult(
      'tls',
      'warning',
      phrase('doctor.notVerified'),
      remedyOf(phrase('doctor.setCa', { setting })),
    );
  }
  return checkResult(
    'tls',
    'ok',
    phrase(at ? 'doctor.trusted' : 'doctor.nothingWrong'),
  );
}

import type {
  CheckOutcome,
  Remedy,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

type ContactCheck = 'reachable' | 'tls' | 'credential';

export interface ContactResult {
  check: ContactCheck;
  outcome: CheckOutcome;
  words: string;
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
  const reachable = (words: string): ContactResult => ({
    check: 'reachable',
    outcome: 'ok',
    words,
  });
  const skipped = (check: ContactCheck): ContactResult => ({
    check,
    outcome: 'skipped',
    words: 'Not asked, because the check before failed.',
  });
  if (!trouble) {
    return [
      reachable('It answers.'),
      tlsOf(facts),
      { check: 'credential', outcome: 'ok', words: 'It is accepted.' },
    ];
  }
  switch (trouble.kind) {
    case 'untrusted':
      return [
        reachable('It accepts connections.'),
        { check: 'tls', outcome: 'failed', words: trouble.message },
        skipped('credential'),
      ];
    case 'unauthorized':
    case 'forbidden':
      return [
        reachable('It answers.'),
        tlsOf(facts),
        {
          check: 'credential',
          outcome: 'failed',
          words: trouble.message,
          remedy: facts.renew,
        },
      ];
    default:
      return [
        { check: 'reachable', outcome: 'failed', words: trouble.message },
        skipped('tls'),
        skipped('credential'),
      ];
  }
}

function tlsOf({ url, skipTlsVerify, setting }: ContactFacts): ContactResult {
  const at = url !== undefined && URL.canParse(url) ? new URL(url) : undefined;
  if (at?.protocol === 'http:') {
    if (loopback.test(at.hostname)) {
      return {
        check: 'tls',
        outcome: 'ok',
        words: 'It is plain http that stays on the machine of the portal.',
      };
    }
    return {
      check: 'tls',
      outcome: 'warning',
      words: `${setting}.url is plain http: anybody on the way can read the credential.`,
      remedy: { words: `Set ${setting}.url to an https:// address.` },
    };
  }
  if (skipTlsVerify) {
    return {
      check: 'tls',
      outcome: 'warning',
      words: 'Its certificate is not verified.',
      remedy: {
        words: `Set ${setting}.caFile to the certificate of its CA and remove dangerouslyAllowSkipTLSVerify.`,
      },
    };
  }
  return {
    check: 'tls',
    outcome: 'ok',
    words: at ? 'Its certificate is trusted.' : 'Nothing is wrong with it.',
  };
}

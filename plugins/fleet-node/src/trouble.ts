import {
  Phrase,
  phraseText,
  quoted,
  Reason,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';

/**
 * What went wrong between the portal and a hub or a spoke.
 * - `unreachable`: refused, reset, timed out, DNS, 5xx
 * - `untrusted`: its certificate is not signed by a CA that we know
 * - `unauthorized`: it does not take our credential (401)
 * - `forbidden`: the credential may not do this (403)
 * - `notFound`: it has no such object
 * - `gone`: the resourceVersion of a watch is too old (410)
 * - `overloaded`: it asks us to slow down (429)
 * - `refused`: it will not do what was asked for as things stand; the message says why
 * - `malformed`: it answers something that is not its API (HTML, cut-off JSON, too large)
 */
export type TroubleKind =
  | 'unreachable'
  | 'untrusted'
  | 'unauthorized'
  | 'forbidden'
  | 'notFound'
  | 'gone'
  | 'overloaded'
  | 'refused'
  | 'malformed';

/**
 * The error of every call to a hub or spoke. `message` is one sentence that
 * says what happened and where to mend it; it never carries a credential or
 * the body of an answer. It is no CustomErrorBase, which would write the words
 * of the cause behind the sentence that people read.
 */
export class SourceError extends Error {
  name = 'SourceError' as const;
  readonly kind: TroubleKind;
  /** The message apart from its language; as it is, where nobody has translated it. */
  readonly phrase: Phrase;
  /** Milliseconds that the source asked us to wait (Retry-After). */
  readonly retryAfterMs?: number;

  constructor(
    kind: TroubleKind,
    said: string | Phrase,
    options?: { cause?: Error; retryAfterMs?: number },
  ) {
    super(typeof said === 'string' ? said : phraseText(said), {
      cause: options?.cause,
    });
    this.phrase = typeof said === 'string' ? quoted(said) : said;
    this.kind = kind;
    this.retryAfterMs = options?.retryAfterMs;
  }

  /** For an answer that tells why it lacks something. */
  get told(): Reason {
    return told({ reason: this.phrase });
  }
}

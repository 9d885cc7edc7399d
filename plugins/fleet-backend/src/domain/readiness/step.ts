import {
  Block,
  Phrase,
  phrase,
  ReadinessOutcome,
  Reason,
  told,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { PlatformReading } from '@fleet-portal/backstage-plugin-fleet-node';
import type { EnvironmentRules } from '../environments';
import type { ClusterPlace } from '../place';
import type { ApplicationRow } from '../row';
import { reasonPhrases } from '../words';

/** Everything that a step is judged by. */
export interface StepSubject {
  readonly place: ClusterPlace;
  readonly rules: EnvironmentRules;
  /** Applications on the cluster, as far as the reader may see them. */
  readonly rows: readonly ApplicationRow[];
  /** Does the reader see all of them? */
  readonly whole: boolean;
  readonly reading: PlatformReading;
  /** The age of what the hub says of the cluster. */
  readonly heard: HubAge;
}

/** When the hub was heard last, and why it is not heard now. */
export type HubAge = Pick<StepVerdict, 'observedAt' | 'stale'>;

/** What a step comes to, before it is cut to what a page shows. */
export interface StepVerdict {
  outcome: ReadinessOutcome;
  /** One sentence. */
  words: Phrase;
  evidence?: StepEvidence[];
  observedAt?: string;
  /** Why an old reading is shown. */
  stale?: Phrase[];
  remedy?: StepRemedy;
}

/** What to do, and the software template that opens the pull request. */
export interface StepRemedy {
  words: Phrase;
  template?: string;
}

/** An object that was read; a text is a name, or what somebody else says. */
export interface StepEvidence {
  object: Phrase | string;
  says: Phrase | string;
  ok: boolean;
  since?: string;
}

export type Step = (subject: StepSubject) => StepVerdict;

/** A step that is judged by what the hub says is as old as its word. */
export function byHub(step: Step): Step {
  return subject => ({ ...subject.heard, ...step(subject) });
}

/** Blocks of one spoke, read together. */
export interface ReadBlocks<T> {
  values: T[];
  /** The oldest of them. */
  observedAt: string;
  stale?: Phrase[];
}

/**
 * The values of those blocks whose API is there. A verdict instead when none
 * is, or when one could not be read: half of the evidence proves nothing.
 *
 * @param absent - what is not installed, for the verdict
 */
export function readBlocks<T>(
  blocks: readonly (Block<T> | undefined)[],
  absent: Pick<StepVerdict, 'words' | 'remedy'>,
): ReadBlocks<T> | StepVerdict {
  const read: ReadBlocks<T>[] = [];
  for (const block of blocks) {
    if (block?.status === 'failed' || block === undefined) {
      return {
        outcome: 'unknown',
        words: phrase('readiness.notRead', { reason: whyNotRead(block) }),
      };
    }
    if (block.status === 'absent') continue;
    const { value, observedAt } = block;
    const stale = block.status === 'stale' ? reasonPhrases(block) : undefined;
    read.push({ values: [value], observedAt, stale });
  }
  if (read.length === 0) return { outcome: 'notInstalled', ...absent };
  return {
    values: read.flatMap(({ values }) => values),
    observedAt: read.map(({ observedAt }) => observedAt).sort()[0],
    stale: read.find(({ stale }) => stale !== undefined)?.stale,
  };
}

/** What stands for a block of a spoke that was never read. */
export const notRead = {
  status: 'failed',
  ...told({ reason: phrase('readiness.notReadYet') }),
} as const;

function whyNotRead(block: Reason | undefined) {
  if (block === undefined) return [phrase('readiness.wasNotRead')];
  return block.phrases?.reason ?? block.reason;
}

/** Did {@link readBlocks} come to a verdict already? */
export function isVerdict<T>(
  found: ReadBlocks<T> | StepVerdict,
): found is StepVerdict {
  return 'outcome' in found;
}

/** The verdict with the age of what it was taken from. */
export function dated<T>(
  { observedAt, stale }: ReadBlocks<T>,
  verdict: StepVerdict,
): StepVerdict {
  return { ...verdict, observedAt, stale };
}

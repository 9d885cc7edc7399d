import {
  listOf,
  Phrase,
  phrase,
} from '@fleet-portal/backstage-plugin-fleet-common';
import type { ReadyObject } from '@fleet-portal/backstage-plugin-fleet-node';
import {
  dated,
  isVerdict,
  readBlocks,
  StepEvidence,
  StepRemedy,
  StepSubject,
  StepVerdict,
} from './step';

/** The template that brings the part of a step to a cluster, and mends it. */
export const EQUIP = 'equip-a-spoke';

/** The way in which an add-on is brought to a cluster. */
export function addOnRemedy(what: string | Phrase): StepRemedy {
  return {
    words: phrase('readiness.bring', { what: [what] }),
    template: EQUIP,
  };
}

/** cert-manager has an issuer, and every issuer is ready. */
export function certificates({ reading }: StepSubject): StepVerdict {
  const { clusterIssuers, issuers } = reading.platform;
  return allReady([clusterIssuers, issuers], {
    addOn: 'cert-manager',
    one: phrase('readiness.issuer'),
    none: phrase('readiness.noIssuer'),
    all: count => phrase('readiness.issuersReady', { count }),
    mend: phrase('readiness.mendIssuer'),
  });
}

/** External Secrets reaches the stores that it takes secrets from. */
export function secrets({ reading }: StepSubject): StepVerdict {
  const { clusterSecretStores, secretStores } = reading.platform;
  return allReady([clusterSecretStores, secretStores], {
    addOn: 'External Secrets',
    one: phrase('readiness.secretStore'),
    none: phrase('readiness.noSecretStore'),
    all: count => phrase('readiness.secretStoresReady', { count }),
    mend: phrase('readiness.mendSecretStore'),
  });
}

function allReady(
  blocks: Parameters<typeof readBlocks<ReadyObject[]>>[0],
  about: {
    addOn: string;
    one: Phrase;
    none: Phrase;
    all: (count: number) => Phrase;
    mend: Phrase;
  },
): StepVerdict {
  const { addOn, one, none, all, mend } = about;
  const read = readBlocks(blocks, {
    words: phrase('readiness.notInstalled', { addOn }),
    remedy: addOnRemedy(addOn),
  });
  if (isVerdict(read)) return read;
  const objects = read.values.flat();
  if (objects.length === 0) {
    return dated(read, {
      outcome: 'notReady',
      words: none,
      remedy: addOnRemedy(one),
    });
  }
  const troubled = objects.filter(({ ready }) => !ready);
  return dated(read, {
    outcome: troubled.length > 0 ? 'notReady' : 'ready',
    words: troubled.length > 0 ? notReady(troubled) : all(objects.length),
    evidence: objects.map(readyEvidence),
    remedy: troubled.length > 0 ? { words: mend, template: EQUIP } : undefined,
  });
}

/** `a, b and 3 more not ready.` */
export function notReady(troubled: readonly ReadyObject[]): Phrase {
  const names = listOf(troubled.map(({ name }) => name));
  return phrase('readiness.areNotReady', { names });
}

export function readyEvidence(object: ReadyObject): StepEvidence {
  const { kind, namespace, name, ready, message, since } = object;
  return {
    object: `${kind} ${namespace ? `${namespace}/` : ''}${name}`,
    says:
      message ?? phrase(ready ? 'readiness.isReady' : 'readiness.isNotReady'),
    ok: ready,
    since,
  };
}

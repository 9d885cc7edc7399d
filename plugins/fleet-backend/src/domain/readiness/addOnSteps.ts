import type { ReadinessEvidence } from '@fleet-portal/backstage-plugin-fleet-common';
import type { ReadyObject } from '@fleet-portal/backstage-plugin-fleet-node';
import { count, listed } from '../words';
import { dated, isVerdict, readBlocks, StepSubject, StepVerdict } from './step';

/** The way in which an add-on is brought to a cluster. */
export function addOnRemedy(addOn: string) {
  return {
    words: `Let an ApplicationSet bring ${addOn} to this cluster; it is there once the pull request is merged.`,
    template: 'put-a-service-on-the-fleet',
  };
}

/** cert-manager has an issuer, and every issuer is ready. */
export function certificates({ reading }: StepSubject): StepVerdict {
  const { clusterIssuers, issuers } = reading.platform;
  return allReady([clusterIssuers, issuers], {
    addOn: 'cert-manager',
    noun: 'issuer',
    mend: 'Look at the account and the solver of the issuer; its message names what the authority refused.',
  });
}

/** External Secrets reaches the stores that it takes secrets from. */
export function secrets({ reading }: StepSubject): StepVerdict {
  const { clusterSecretStores, secretStores } = reading.platform;
  return allReady([clusterSecretStores, secretStores], {
    addOn: 'External Secrets',
    noun: 'secret store',
    mend: 'Check the address of the store, and the role that it signs in with.',
  });
}

function allReady(
  blocks: Parameters<typeof readBlocks<ReadyObject[]>>[0],
  about: { addOn: string; noun: string; mend: string },
): StepVerdict {
  const { addOn, noun, mend } = about;
  const read = readBlocks(blocks, {
    words: `${addOn} is not installed.`,
    remedy: addOnRemedy(addOn),
  });
  if (isVerdict(read)) return read;
  const objects = read.values.flat();
  if (objects.length === 0) {
    return dated(read, {
      outcome: 'notReady',
      words: `${addOn} is installed and has no ${noun}.`,
      remedy: addOnRemedy(`a ${noun}`),
    });
  }
  const troubled = objects.filter(({ ready }) => !ready);
  return dated(read, {
    outcome: troubled.length > 0 ? 'notReady' : 'ready',
    words:
      troubled.length > 0
        ? `${listed(troubled.map(({ name }) => name))} not ready.`
        : `${count(objects.length, noun)} ready.`,
    evidence: objects.map(readyEvidence),
    remedy: troubled.length > 0 ? { words: mend } : undefined,
  });
}

export function readyEvidence(object: ReadyObject): ReadinessEvidence {
  const { kind, namespace, name, ready, message, since } = object;
  return {
    object: `${kind} ${namespace ? `${namespace}/` : ''}${name}`,
    says: message ?? (ready ? 'ready' : 'not ready'),
    ok: ready,
    since,
  };
}

import { InputError } from '@backstage/errors';
import { quote } from '@fleet-portal/backstage-plugin-fleet-common';
import { Document } from 'yaml';
import { reconcileAt } from '../yaml/reconcile';
import type { ApplicationSetChange } from './applicationSetChange';
import { objectIn, valueIn } from './applicationSetDocument';

const policyPath = ['spec', 'template', 'spec', 'syncPolicy'];
const automatedPath = [...policyPath, 'automated'];
const optionsPath = [...policyPath, 'syncOptions'];

/** Changes what is named of the Applications' sync policy. */
export function editSyncPolicy(
  document: Document,
  file: string,
  policy: NonNullable<ApplicationSetChange['syncPolicy']>,
): void {
  const options = { file, others: 'keep' as const };
  const { automated, createNamespace, retry, ...how } = policy;
  const given = Object.fromEntries(
    Object.entries(how).filter(([, value]) => value !== undefined),
  );
  const present = valueIn(document, automatedPath) !== undefined;
  if (automated === false) document.deleteIn(automatedPath);
  else if (automated || present) {
    const isOff = objectIn(document, automatedPath).enabled === false;
    const on = automated && isOff ? { enabled: true } : {};
    reconcileAt(document, automatedPath, { ...on, ...given }, options);
  }
  const [orphan] = Object.keys(given);
  if (orphan && (automated === false || (!automated && !present))) {
    throw new InputError(
      `syncPolicy.${orphan}: ${quote(
        file,
      )} would not sync by itself, so it has no meaning; set syncPolicy.automated, or leave it out`,
    );
  }
  if (createNamespace !== undefined) {
    setCreateNamespace(document, createNamespace, file);
  }
  if (retry) {
    const wanted = JSON.parse(JSON.stringify(retry));
    reconcileAt(document, [...policyPath, 'retry'], wanted, options);
  }
}

function setCreateNamespace(document: Document, on: boolean, file: string) {
  const present = valueIn(document, optionsPath);
  const list: unknown[] = Array.isArray(present) ? present : [];
  const word = `CreateNamespace=${on}`;
  const isIt = (one: unknown) => String(one).startsWith('CreateNamespace=');
  const wanted = list.some(isIt)
    ? list.map(one => (isIt(one) ? word : one))
    : [...list, word];
  reconcileAt(document, optionsPath, wanted, { file, others: 'keep' });
}

import { InputError } from '@backstage/errors';
import {
  dnsLabelField,
  dnsSubdomainField,
  FieldProblem,
  fieldProblems,
  fleetRepositorySchema,
  hubNameField,
  objectField,
  quote,
  repositoryLayoutSchema,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { z } from 'zod';
import { editedText } from '../yaml/editableYaml';
import { reconcileAt } from '../yaml/reconcile';
import { openDefinition, WorkerSet, workerSetsOf } from './definitionDocuments';
import { workersField } from './provisionFields';

const scaleChangeSchema = objectField({
  repository: fleetRepositorySchema,
  hub: hubNameField,
  cluster: dnsLabelField,
  workers: dnsSubdomainField.optional(),
  replicas: workersField,
  layout: repositoryLayoutSchema.optional(),
});
export type ScaleChange = z.infer<typeof scaleChangeSchema>;

export function decodeScaleChange(
  input: unknown,
): { ok: true; change: ScaleChange } | { ok: false; problems: FieldProblem[] } {
  const parsed = scaleChangeSchema.safeParse(input);
  return parsed.success
    ? { ok: true, change: parsed.data }
    : { ok: false, problems: fieldProblems(parsed.error) };
}

export interface Scaled {
  text: string;
  workers: string;
  /** Undefined when the file does not say: Cluster API takes one machine then. */
  before?: number;
}

/**
 * The definition of a cluster with another number of worker machines; comments,
 * order and everything else stay as they are.
 *
 * @throws InputError when it is not clear which machines are meant, or somebody
 * else decides on their number
 */
export function scaleWorkers(
  path: string,
  text: string,
  change: Pick<ScaleChange, 'cluster' | 'workers' | 'replicas'>,
): Scaled {
  const definition = openDefinition(path, text, change.cluster);
  const set = chosen(workerSetsOf(definition), path, change.workers);
  if (set.autoscaled) {
    throw new InputError(
      `workers: the cluster autoscaler decides on the number of ${quote(
        set.name,
      )}, between the bounds in its annotations; change those in ${quote(
        path,
      )}`,
    );
  }
  reconcileAt(set.document, [...set.path, 'replicas'], change.replicas, {
    file: path,
    others: 'keep',
  });
  return {
    text: editedText(definition.documents, text),
    workers: set.name,
    ...(set.replicas !== undefined && { before: set.replicas }),
  };
}

function chosen(
  sets: readonly WorkerSet[],
  path: string,
  name: string | undefined,
): WorkerSet {
  const found = sets.filter(set => name === undefined || set.name === name);
  if (found.length === 1) return found[0];
  const names = sets.map(set => quote(set.name)).join(', ');
  if (sets.length === 0) {
    throw new InputError(
      `cluster: ${quote(
        path,
      )} has no MachineDeployment, and no workers in a topology; there is nothing to scale`,
    );
  }
  throw new InputError(
    name === undefined
      ? `workers: ${quote(path)} has ${names}; name the one to scale`
      : `workers: ${quote(path)} has ${
          found.length === 0 ? 'no' : `${found.length}`
        } ${quote(name)}; there are ${names}`,
  );
}

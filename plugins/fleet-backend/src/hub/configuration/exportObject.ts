import type {
  ExportedObject,
  HubConfiguration,
  MissingFromExport,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { textMap } from '../argocd/shapes';
import { withoutSecrets } from '../../domain/withoutSecrets';
import { Turn } from '../../turns/Turn';

const looseObject = z.record(z.string(), z.unknown());

const objectSchema = z.object({
  metadata: z.object({
    name: z.string().min(1),
    namespace: z.string().nullish(),
    labels: textMap,
    annotations: textMap,
    finalizers: z.array(z.string()).nullish(),
    ownerReferences: z.array(z.object({ kind: z.string() })).nullish(),
  }),
  spec: looseObject.optional(),
  data: z.record(z.string(), z.string()).nullish(),
});

/** A copy of the object with all its secrets, or a wish that is long granted. */
const passing =
  /applied-config|last-applied|^argocd\.argoproj\.io\/(?:refresh|hydrate)$/;

/** Whose annotations are read by people and programs that we know. */
const known =
  /^(?:[^/]+$|(?:[a-z-]+\.)*argoproj\.io\/|fleet-portal\.io\/|backstage\.io\/)/;

/**
 * Annotations that belong to the object and not to the moment. Those of other
 * tools may hold anything, copies of Secrets too: they are taken out and named.
 */
export function keptAnnotations(annotations: Record<string, string>): {
  kept: Record<string, string>;
  taken: string[];
} {
  const lasting = Object.entries(annotations).filter(
    ([key]) => !passing.test(key),
  );
  return {
    kept: Object.fromEntries(lasting.filter(([key]) => known.test(key))),
    taken: lasting
      .filter(([key]) => !known.test(key))
      .map(([key]) => `metadata.annotations[${key}]`),
  };
}

/** A kind that is applied as it is read. */
export interface ExportKind {
  apiVersion: string;
  kind: string;
}

export const argoKind = (kind: string): ExportKind => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind,
});

/** @throws ZodError */
export function exportObject(
  { apiVersion, kind }: ExportKind,
  input: unknown,
): ExportedObject {
  const { metadata, spec, data } = objectSchema.parse(input);
  const { name, namespace, labels, finalizers } = metadata;
  const { kept: annotations, taken } = keptAnnotations(metadata.annotations);
  const { manifest, masked } = withoutSecrets({
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace && { namespace }),
      ...filled({ labels, annotations }),
      ...(finalizers?.length && { finalizers }),
    },
    ...(spec && { spec }),
    ...(data && { data }),
  });
  const owners = metadata.ownerReferences ?? [];
  return {
    ...{ apiVersion, kind, name, manifest },
    masked: [...taken, ...masked],
    namespace: namespace ?? undefined,
    generated: owners.some(owner => owner.kind === 'ApplicationSet'),
  };
}

/**
 * Each object by itself: one that cannot be read is named, the others go on.
 * There may be thousands, so others get their turn in between.
 */
export async function exportObjects(
  kind: string,
  inputs: readonly unknown[],
  decode: (input: unknown) => ExportedObject,
): Promise<HubConfiguration> {
  const objects: ExportedObject[] = [];
  const missing: MissingFromExport[] = [];
  const turn = new Turn();
  for (const input of inputs) {
    if (turn.isOver) await turn.next();
    try {
      objects.push(decode(input));
    } catch (error) {
      if (!(error instanceof z.ZodError)) throw error;
      const named = nameSchema.safeParse(input).data?.metadata.name;
      missing.push({
        what: `${kind} ${named ?? 'without a name'}`,
        reason: 'It cannot be read as an object of that kind.',
        remedy: 'Look at it on the hub, and mend or delete it.',
      });
    }
  }
  return { objects, missing };
}

const nameSchema = z.object({ metadata: z.object({ name: z.string() }) });

function filled(maps: Record<string, Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(maps).filter(([, map]) => Object.keys(map).length > 0),
  );
}

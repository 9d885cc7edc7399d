import { z } from 'zod';
import { isMap, newMap, toValue, Value, ValueMap } from './values';

/** An ApplicationSet as far as the engine reads it. */
export interface ApplicationSetSource {
  metadata: { name: string; namespace?: string };
  spec: {
    /** As they are written: each is checked when it is evaluated. */
    generators: ValueMap[];
    template: ValueMap;
    templatePatch?: string;
    goTemplate: boolean;
    goTemplateOptions: string[];
    preserveResourcesOnDeletion: boolean;
  };
  /** What in the document has not the shape of an ApplicationSet. */
  problems: { message: string; field: string }[];
}

const text = z.string();
const flag = z.boolean();
const texts = z.array(z.string());
const tree = z.custom<ValueMap>(isMap, 'expected a map');
const trees = z.array(tree);

/**
 * Reads anything as an ApplicationSet. A part of a wrong shape is left out
 * and named in `problems`, so that a preview of a half-written document
 * still shows the rest. `kind`, `apiVersion` and unknown fields are ignored.
 *
 * It never throws.
 */
export function decodeApplicationSet(input: unknown): ApplicationSetSource {
  const problems: ApplicationSetSource['problems'] = [];
  let root: Value = null;
  try {
    root = toValue(input);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    problems.push({ message: `cannot be read: ${reason}`, field: 'spec' });
  }

  function read<T>(
    from: Value | undefined,
    schema: z.ZodType<T>,
    field: string,
    fallback: T,
  ): T {
    if (from === undefined || from === null) return fallback;
    const parsed = schema.safeParse(from);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const path = [field, ...issue.path.map(String)].join('.');
    problems.push({ message: `${path}: ${issue.message}`, field: path });
    return fallback;
  }

  const document = read(root, tree, 'ApplicationSet', newMap());
  const metadata = read(document.metadata, tree, 'metadata', newMap());
  const spec = read(document.spec, tree, 'spec', newMap());
  const syncPolicy = read(spec.syncPolicy, tree, 'spec.syncPolicy', newMap());
  const namespace = read(metadata.namespace, text, 'metadata.namespace', '');
  return {
    metadata: {
      name: read(metadata.name, text, 'metadata.name', ''),
      ...(namespace ? { namespace } : {}),
    },
    spec: {
      generators: read(spec.generators, trees, 'spec.generators', []),
      template: read(spec.template, tree, 'spec.template', newMap()),
      templatePatch: read<string | undefined>(
        spec.templatePatch,
        text,
        'spec.templatePatch',
        undefined,
      ),
      goTemplate: read(spec.goTemplate, flag, 'spec.goTemplate', false),
      goTemplateOptions: read(
        spec.goTemplateOptions,
        texts,
        'spec.goTemplateOptions',
        [],
      ),
      preserveResourcesOnDeletion: read(
        syncPolicy.preserveResourcesOnDeletion,
        flag,
        'spec.syncPolicy.preserveResourcesOnDeletion',
        false,
      ),
    },
    problems,
  };
}

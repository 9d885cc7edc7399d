import type {
  HubList,
  Quarantined,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';

type Kind = Quarantined['kind'];
type Decoded<T> = { object: T } | { quarantined: Quarantined };

/**
 * An object that cannot be read is set aside and stops nothing else, whatever
 * its decoder throws: a mistake of ours in reading one must not hide the rest.
 */
export function decodeOne<T>(
  kind: Kind,
  input: unknown,
  decode: (input: unknown) => T,
): Decoded<T> {
  try {
    return { object: decode(input) };
  } catch (error) {
    return { quarantined: { kind, ...whoIs(input), reason: words(error) } };
  }
}

/** Collects a list page by page. */
export class ListDecoder<T> {
  readonly list: HubList<T> = { items: [], quarantined: [] };
  readonly #kind: Kind;
  readonly #decode: (input: unknown) => T;

  constructor(kind: Kind, decode: (input: unknown) => T) {
    this.#kind = kind;
    this.#decode = decode;
  }

  add(inputs: unknown[]): void {
    for (const input of inputs) {
      const one = decodeOne(this.#kind, input, this.#decode);
      if ('object' in one) this.list.items.push(one.object);
      else this.list.quarantined.push(one.quarantined);
    }
  }
}

const namedSchema = z.object({
  metadata: z
    .object({ name: z.string(), namespace: z.string().optional() })
    .optional(),
  name: z.string().optional(),
});

function whoIs(input: unknown): { name?: string; namespace?: string } {
  const named = namedSchema.safeParse(input);
  if (!named.success) return {};
  const { metadata, name } = named.data;
  return metadata
    ? { name: metadata.name, namespace: metadata.namespace }
    : { name };
}

/** Where and which type; never the value. */
function words(error: unknown): string {
  if (!(error instanceof z.ZodError)) {
    return 'it has a form that the portal does not know';
  }
  const [issue] = error.issues;
  const path = issue.path.join('.');
  return path === '' ? issue.message : `${path}: ${issue.message}`;
}

import type {
  HubList,
  Quarantined,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import type { JsonCursor } from '../../json/JsonCursor';
import type { ItemReader } from '../../json/readList';
import type { ObjectForm } from './objectForm';

type Kind = Quarantined['kind'];
export type Decoded<T> = { object: T } | { quarantined: Quarantined };

/**
 * An object that cannot be read is set aside and stops nothing else, whatever
 * its decoder throws: a mistake of ours in reading one must not hide the rest.
 */
export function decodeOne<Input, T>(
  kind: Kind,
  input: Input,
  decode: (input: Input) => T,
): Decoded<T> {
  try {
    return { object: decode(input) };
  } catch (error) {
    return { quarantined: { kind, ...whoIs(input), reason: words(error) } };
  }
}

/** Decodes what JSON.parse has read. */
export function decodeInput<Raw, T>(
  { kind, schema, toObject }: ObjectForm<Raw, T>,
  input: unknown,
): Decoded<T> {
  return decodeOne(kind, input, one => toObject(schema.parse(one)));
}

/** Collects a list item by item. */
export class ListDecoder<Raw, T> implements ItemReader {
  readonly list: HubList<T> = { items: [], quarantined: [] };
  readonly #form: ObjectForm<Raw, T>;

  constructor(form: ObjectForm<Raw, T>) {
    this.#form = form;
  }

  read(from: JsonCursor): void {
    const { kind, read, toObject } = this.#form;
    this.#add(decodeOne(kind, read(from), toObject));
  }

  strange(item: unknown): void {
    this.#add(decodeInput(this.#form, item));
  }

  #add(one: Decoded<T>): void {
    if ('object' in one) this.list.items.push(one.object);
    else this.list.quarantined.push(one.quarantined);
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

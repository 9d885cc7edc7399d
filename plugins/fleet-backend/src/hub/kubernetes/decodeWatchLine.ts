import {
  HubEvent,
  Quarantined,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { readerOf, readWhole } from '../../json/readerOf';
import { decodeInput, decodeOne } from '../argocd/decodeList';
import { changeOf, isChange } from '../argocd/objectEvent';
import type { ObjectForm } from '../argocd/objectForm';

/** One line of a watch: `{"type": "ADDED" | ... | "BOOKMARK" | "ERROR", "object"}`. */
const lineSchema = z.object({ type: z.string(), object: z.unknown() });

const versionSchema = z.object({
  metadata: z.object({ resourceVersion: z.string().min(1) }),
});

const deletedSchema = z.object({
  metadata: z.object({ name: z.string().min(1), namespace: z.string().min(1) }),
});

const statusSchema = z.object({ code: z.number().nullish() });

export interface WatchLine<T> {
  event: HubEvent<T>;
  /** Where a watch may go on from. */
  resourceVersion?: string;
}

/**
 * Decodes the lines of a watch.
 *
 * @returns a function that throws SourceError: `gone` when the watch began too
 * long ago (the API server says that inside an answer of status 200),
 * `unreachable` for any other error
 */
export function watchLines<Raw, T>(
  form: ObjectForm<Raw, T>,
): (line: Buffer) => WatchLine<T> {
  const read = readerOf(changeSchema(form.schema));
  return line => {
    const change = readWhole(read, line);
    if (!change || !isChange(change.type)) return decodeLine(form, line);
    const one = decodeOne(form.kind, change.object, form.toObject);
    return { event: changeOf(one), resourceVersion: versionOf(change.object) };
  };
}

function changeSchema<Raw>(schema: z.ZodType<Raw, Raw>) {
  return z.object({ type: z.string(), object: schema });
}

function versionOf(object: unknown): string | undefined {
  return versionSchema.safeParse(object).data?.metadata.resourceVersion;
}

/** Any line, whole. */
function decodeLine<Raw, T>(
  form: ObjectForm<Raw, T>,
  line: Buffer,
): WatchLine<T> {
  const { kind } = form;
  const parsed = parseLine(line);
  if (!parsed) {
    return quarantined(kind, 'a line of the watch is not an event');
  }
  const { type, object } = parsed;
  if (type === 'ERROR') throw watchError(object);
  const resourceVersion = versionOf(object);
  if (type === 'DELETED') {
    const one = decodeOne(kind, object, input => deletedSchema.parse(input));
    return 'object' in one
      ? { event: { type: 'delete', ...one.object.metadata }, resourceVersion }
      : { event: { type: 'quarantined', object: one.quarantined } };
  }
  if (!isChange(type)) return { event: { type: 'alive' }, resourceVersion };
  return { event: changeOf(decodeInput(form, object)), resourceVersion };
}

function quarantined<T>(
  kind: Quarantined['kind'],
  reason: string,
): WatchLine<T> {
  return { event: { type: 'quarantined', object: { kind, reason } } };
}

function parseLine(line: Buffer): z.output<typeof lineSchema> | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(line.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

function watchError(status: unknown): SourceError {
  const code = statusSchema.safeParse(status).data?.code;
  return code === 410
    ? new SourceError('gone', 'The watch is too old; it has to list again.')
    : new SourceError(
        'unreachable',
        `The API server ended the watch with an error (${code ?? 'no code'}).`,
      );
}

import {
  HubEvent,
  Quarantined,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { decodeOne } from '../argocd/decodeList';

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
 * @throws SourceError `gone` when the watch began too long ago (the API server
 * says that inside an answer of status 200), `unreachable` for any other error
 */
export function decodeWatchLine<T>(
  kind: Exclude<Quarantined['kind'], 'Cluster'>,
  line: string,
  decode: (input: unknown) => T,
): WatchLine<T> {
  const parsed = parseLine(line);
  if (!parsed) {
    return quarantined(kind, 'a line of the watch is not an event');
  }
  const { type, object } = parsed;
  if (type === 'ERROR') throw watchError(object);
  const resourceVersion =
    versionSchema.safeParse(object).data?.metadata.resourceVersion;
  if (type === 'DELETED') {
    const one = decodeOne(kind, object, input => deletedSchema.parse(input));
    return 'object' in one
      ? { event: { type: 'delete', ...one.object.metadata }, resourceVersion }
      : { event: { type: 'quarantined', object: one.quarantined } };
  }
  if (type !== 'ADDED' && type !== 'MODIFIED') {
    return { event: { type: 'alive' }, resourceVersion };
  }
  const one = decodeOne(kind, object, decode);
  return {
    event:
      'object' in one
        ? { type: 'upsert', object: one.object }
        : { type: 'quarantined', object: one.quarantined },
    resourceVersion,
  };
}

function quarantined<T>(
  kind: Quarantined['kind'],
  reason: string,
): WatchLine<T> {
  return { event: { type: 'quarantined', object: { kind, reason } } };
}

function parseLine(line: string): z.output<typeof lineSchema> | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(line)).data;
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

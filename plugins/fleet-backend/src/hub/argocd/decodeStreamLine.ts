import {
  HubEvent,
  Quarantined,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { decodeOne } from './decodeList';
import { optionalText } from './shapes';

/**
 * One line of a stream (grpc-gateway): `{"result": {"type", "application"}}`,
 * or `{"error": {...}}` as the last one.
 */
const lineSchema = z.object({
  result: z
    .object({
      type: z.string(),
      application: z.unknown().optional(),
      applicationSet: z.unknown().optional(),
    })
    .nullish(),
  error: z
    .object({
      http_code: z.number().nullish(),
      grpc_code: z.number().nullish(),
      code: z.number().nullish(),
    })
    .nullish(),
});

const deletedSchema = z.object({
  metadata: z.object({
    name: z.string().min(1),
    namespace: z.string().min(1),
    uid: optionalText,
    resourceVersion: optionalText,
  }),
});

/** gRPC status codes. */
const permissionDenied = 7;
const unauthenticated = 16;

/**
 * A line that cannot be read is set aside like any other object.
 *
 * @throws SourceError for an `error` line: the hub ends the stream with it
 */
export function decodeStreamLine<T>(
  kind: Exclude<Quarantined['kind'], 'Cluster'>,
  line: string,
  options: { hub: string; decode: (input: unknown) => T },
): HubEvent<T> {
  const parsed = parseLine(line);
  const quarantined = (reason: string): HubEvent<T> => ({
    type: 'quarantined',
    object: { kind, reason },
  });
  if (!parsed) return quarantined('a line of the stream is not an event');
  if (parsed.error) throw streamError(options.hub, parsed.error);
  const { result } = parsed;
  if (!result) return quarantined('an event of the stream is empty');
  const object =
    kind === 'Application' ? result.application : result.applicationSet;
  if (result.type === 'DELETED') {
    const deleted = decodeOne(kind, object, input =>
      deletedSchema.parse(input),
    );
    return 'object' in deleted
      ? { type: 'delete', ...deleted.object.metadata }
      : { type: 'quarantined', object: deleted.quarantined };
  }
  if (result.type !== 'ADDED' && result.type !== 'MODIFIED') {
    return { type: 'alive' };
  }
  const one = decodeOne(kind, object, options.decode);
  return 'object' in one
    ? { type: 'upsert', object: one.object }
    : { type: 'quarantined', object: one.quarantined };
}

function parseLine(line: string): z.output<typeof lineSchema> | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

function streamError(
  hub: string,
  error: NonNullable<z.output<typeof lineSchema>['error']>,
): SourceError {
  const code = error.grpc_code ?? error.code;
  const key = `fleet.hubs[${hub}]`;
  if (code === unauthenticated || error.http_code === 401) {
    return new SourceError(
      'unauthorized',
      `The hub no longer takes our credential; renew the one of ${key}.`,
    );
  }
  if (code === permissionDenied || error.http_code === 403) {
    return new SourceError(
      'forbidden',
      `The hub does not let the account of ${key} watch this.`,
    );
  }
  return new SourceError(
    'unreachable',
    `The hub ended its stream with an error (${
      error.http_code ?? code ?? 'no code'
    }).`,
  );
}

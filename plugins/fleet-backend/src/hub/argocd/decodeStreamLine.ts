import {
  HubEvent,
  SourceError,
} from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { readerOf, readWhole } from '../../json/readerOf';
import { decodeInput, decodeOne } from './decodeList';
import { changeOf, isChange } from './objectEvent';
import type { ObjectForm } from './objectForm';
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
 * Decodes the lines of a stream. One that cannot be read is set aside like any
 * other object.
 *
 * @returns a function that throws SourceError for an `error` line: the hub ends
 * the stream with it
 */
export function streamLines<Raw, T>(
  form: ObjectForm<Raw, T>,
  hub: string,
): (line: Buffer) => HubEvent<T> {
  const read = readerOf(changeSchema(form.schema));
  return line => {
    const result = readWhole(read, line)?.result;
    const raw = result?.application ?? result?.applicationSet;
    return raw && isChange(result?.type)
      ? changeOf(decodeOne(form.kind, raw, form.toObject))
      : decodeLine(form, hub, line);
  };
}

function changeSchema<Raw>(schema: z.ZodType<Raw, Raw>) {
  return z.object({
    result: z.object({
      type: z.string(),
      application: schema.optional(),
      applicationSet: schema.optional(),
    }),
  });
}

/** Any line, whole. */
function decodeLine<Raw, T>(
  form: ObjectForm<Raw, T>,
  hub: string,
  line: Buffer,
): HubEvent<T> {
  const { kind } = form;
  const parsed = parseLine(line);
  const quarantined = (reason: string): HubEvent<T> => ({
    type: 'quarantined',
    object: { kind, reason },
  });
  if (!parsed) return quarantined('a line of the stream is not an event');
  if (parsed.error) throw streamError(hub, parsed.error);
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
  if (!isChange(result.type)) return { type: 'alive' };
  return changeOf(decodeInput(form, object));
}

function parseLine(line: Buffer): z.output<typeof lineSchema> | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(line.toString('utf8'))).data;
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

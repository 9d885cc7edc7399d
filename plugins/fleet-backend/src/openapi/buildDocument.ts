import { z } from 'zod';
import { errorResponseSchema, errorWords } from './errors';
import type { Operation } from './Operation';
import { operations } from './operations';
import { pathParameters, queryParameters } from './parameters';
import { Json, referenceTo, usedSchemas } from './schemas';

const description = `What runs where in an Argo CD hub-and-spoke fleet.

Every answer about many hubs or spokes says in \`sources\` how well each was
heard: a source that failed is told with its age, never dropped. \`version\`
rises with each change and is counted by \`epoch\`; ask \`/changes\` for what
changed since. What a caller may not see is left out, as if it did not exist.`;

/**
 * The OpenAPI 3.1 document of the plugin, from the wire schemas that its routes
 * and its client use.
 *
 * @param options.strict - answers may have nothing that is not in their
 *   schema; for tests, because a client must put up with additions
 */
export function buildDocument(options: { strict?: boolean } = {}): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [operation.method]: describe(operation),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Fleet', version: '1', description },
    servers: [{ url: '/api/fleet' }],
    security: [{ backstage: [] }],
    paths,
    components: {
      securitySchemes: {
        backstage: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token of the Backstage auth service.',
        },
      },
      schemas: usedSchemas(paths, options.strict ?? false),
    },
  };
}

function describe(operation: Operation): Json {
  const parameters = [
    ...pathParameters(operation.path),
    ...queryParameters(operation.query),
  ];
  const needs = operation.permissions.map(name => `\`${name}\``);
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(needs.length > 0 && { description: `Needs ${needs.join(' and ')}.` }),
    ...(parameters.length > 0 && { parameters }),
    ...(operation.body && {
      requestBody: {
        required: !operation.body.safeParse({}).success,
        content: request(operation.body),
      },
    }),
    responses: {
      200: {
        description: 'The answer.',
        content: answer(operation),
      },
      ...Object.fromEntries(
        errorsOf(operation).map(status => [
          status,
          {
            description: errorWords[status],
            // Node itself answers 431, before any of us is asked.
            ...(status !== 431 && { content: json(errorResponseSchema) }),
          },
        ]),
      ),
    },
  };
}

function answer(operation: Operation): Json {
  if (operation.file) {
    const schema = { type: 'string', contentMediaType: operation.file };
    return { [operation.file]: { schema } };
  }
  return operation.answer
    ? json(operation.answer)
    : { 'application/json': { schema: { type: 'object' } } };
}

/** The refusals that a route may answer; the rest are mistakes of ours. */
function errorsOf(operation: Operation): number[] {
  const { path, query, body, permissions, operates, file } = operation;
  const named = path.includes(':');
  return [
    ...(named || query || body ? [400] : []),
    401,
    ...(permissions.length > 0 ? [403] : []),
    ...(named ? [404] : []),
    ...(operates ? [409] : []),
    ...(body ? [413] : []),
    ...(named || query ? [431] : []),
    ...(operates || file ? [503] : []),
  ];
}

/** What a request may have besides is ignored, so it stays open. */
function request(body: z.ZodType): Json {
  const { $schema, ...schema } = z.toJSONSchema(body, { io: 'input' });
  return { 'application/json': { schema } };
}

function json(schema: Parameters<typeof referenceTo>[0]): Json {
  return { 'application/json': { schema: referenceTo(schema) } };
}

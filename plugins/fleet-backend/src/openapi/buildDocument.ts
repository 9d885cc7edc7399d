import { z } from 'zod';
import { describedBy } from './Comments';
import type { Operation } from './Operation';
import { operations } from './operations';
import { pathParameters, queryParameters } from './parameters';
import { refusalResponses, refusals } from './refusals';
import { Json, referenceTo, SchemaOptions, usedSchemas } from './schemas';
import { tags } from './tags';

const sources = 'https://github.com/fleet-portal/fleet-portal/blob/main';

const description = `What runs where in an Argo CD hub-and-spoke fleet.

Every answer about many hubs or spokes says in \`sources\` how well each was
heard: a source that failed is told with its age, never dropped. \`version\`
rises with each change and is counted by \`epoch\`; ask \`/changes\` for what
changed since. What a caller may not see is left out, as if it did not exist.

An answer that is an error, of whatever status, has the shape of
\`ErrorResponse\`, as with every Backstage plugin.`;

/**
 * The OpenAPI 3.1 document of the plugin, from the wire schemas that its routes
 * and its client use.
 */
export function buildDocument(options: SchemaOptions = {}): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [operation.method]: describe(operation, options),
    };
  }
  const responses = refusalResponses();
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fleet',
      // Of the API: what a client reads stays, or this rises.
      version: '1',
      description,
      license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
    },
    externalDocs: { url: `${sources}/docs/api.md` },
    servers: [
      {
        url: '/api/fleet',
        description: 'From the address of the Backstage backend on.',
      },
    ],
    security: [{ backstage: [] }],
    tags: Object.entries(tags).map(([name, words]) => ({
      name,
      description: words,
    })),
    paths,
    components: {
      securitySchemes: {
        backstage: {
          type: 'http',
          scheme: 'bearer',
          description:
            'A token of the Backstage auth service: of a user who is signed in, of a plugin, or one of `backend.auth.externalAccess`.',
        },
      },
      responses,
      schemas: usedSchemas({ paths, responses }, options),
    },
  };
}

function describe(operation: Operation, options: SchemaOptions): Json {
  const parameters = [
    ...pathParameters(operation.path),
    ...queryParameters(operation.query, options.comments),
  ];
  const needs = operation.permissions.map(name => `\`${name}\``);
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    ...(needs.length > 0 && { description: `Needs ${needs.join(' and ')}.` }),
    ...(parameters.length > 0 && { parameters }),
    ...(operation.body && {
      requestBody: {
        required: !operation.body.safeParse({}).success,
        content: request(operation.body, options),
      },
    }),
    responses: {
      200: { description: operation.answers, content: answer(operation) },
      ...Object.fromEntries(
        refusalsOf(operation).map(status => [
          status,
          { $ref: `#/components/responses/${refusals[status].id}` },
        ]),
      ),
    },
  };
}

function answer({ file, answer: schema }: Operation): Json {
  if (file) {
    return { [file]: { schema: { type: 'string', contentMediaType: file } } };
  }
  return {
    'application/json': {
      schema: schema ? referenceTo(schema) : { type: 'object' },
    },
  };
}

/** What else a route may answer; the rest are mistakes of ours. */
function refusalsOf(operation: Operation): number[] {
  const { method, path, query, body, permissions, operates, file } = operation;
  const named = path.includes(':');
  return [
    ...(method === 'get' && !file ? [304] : []),
    ...(named || query || body ? [400] : []),
    401,
    ...(permissions.length > 0 ? [403] : []),
    ...(named ? [404] : []),
    ...(operates ? [409] : []),
    ...(body ? [413] : []),
    429,
    ...(named || query ? [431] : []),
    ...(operates || file ? [503] : []),
  ];
}

/** What a request may have besides is ignored, so it stays open. */
function request(body: z.ZodType, { comments }: SchemaOptions): Json {
  const { $schema, ...schema } = z.toJSONSchema(body, { io: 'input' });
  return {
    'application/json': { schema: describedBy(comments, body, schema) },
  };
}

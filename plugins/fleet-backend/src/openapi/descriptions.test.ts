import { z } from 'zod';
import { WireComments } from '../../dev/wireComments';
import { buildDocument } from './buildDocument';
import { tags } from './tags';

const unsaid = 'Nobody has said what it is';
const words = z.string({ error: unsaid }).regex(/^\S.*\S$/s, { error: unsaid });

/** Objects are described field by field, however deep. */
const fieldSchema: z.ZodType = z.looseObject({
  description: words,
  get properties() {
    return z.record(z.string(), fieldSchema).optional();
  },
});

const described = z.looseObject({ description: words });

/** A failure says which one it is about. */
function byName(parameters: unknown): unknown {
  return z
    .array(z.looseObject({ name: z.string(), in: z.string() }))
    .transform(all =>
      Object.fromEntries(all.map(one => [`${one.in} ${one.name}`, one])),
    )
    .parse(parameters);
}

/** What a client is generated from; each part says what it is. */
const documentSchema = z.object({
  info: z.looseObject({
    title: words,
    version: z.string().regex(/^\d/),
    license: z.object({ name: words, identifier: z.literal('Apache-2.0') }),
  }),
  tags: z.array(z.object({ name: words, description: words })),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        operationId: z.string().regex(/^[a-z]+[A-Za-z]*$/),
        tags: z.tuple([z.string()]),
        summary: words,
        parameters: z
          .preprocess(byName, z.record(z.string(), described))
          .optional(),
        requestBody: z
          .looseObject({
            content: z.object({
              'application/json': z.object({
                schema: z.looseObject({
                  properties: z.record(z.string(), fieldSchema),
                }),
              }),
            }),
          })
          .optional(),
        responses: z.looseObject({ 200: described }),
      }),
    ),
  ),
  components: z.looseObject({
    responses: z.record(z.string(), described),
    securitySchemes: z.object({ backstage: described }),
  }),
});

describe('the words of the OpenAPI document', () => {
  const comments = new WireComments();
  const document = buildDocument({ comments });

  it('leave no route, parameter, field of a body or answer out', () => {
    const { error } = documentSchema.safeParse(document);
    const missing = error?.issues.map(({ path, message }) =>
      [path.join(' '), message].join(': '),
    );
    expect(missing ?? []).toEqual([]);
  });

  it('sort the routes by the rooms of the fleet', () => {
    const { paths } = documentSchema.parse(document);
    const used = Object.values(paths)
      .flatMap(methods => Object.values(methods))
      .flatMap(operation => operation.tags);
    expect(new Set(used)).toEqual(new Set(Object.keys(tags)));
  });

  it('show errors as every plugin answers them', () => {
    const { components } = z
      .object({
        components: z.object({
          responses: z.record(
            z.string(),
            z.object({
              content: z
                .object({
                  'application/json': z.object({
                    example: z.object({
                      error: z.object({ name: z.string() }),
                      response: z.object({ statusCode: z.number() }),
                    }),
                  }),
                })
                .optional(),
            }),
          ),
        }),
      })
      .parse(document);
    const names = Object.values(components.responses).flatMap(({ content }) => {
      if (!content) return [];
      const { error, response } = content['application/json'].example;
      return [[response.statusCode, error.name]];
    });
    expect(names).toEqual([
      [400, 'InputError'],
      [401, 'AuthenticationError'],
      [403, 'NotAllowedError'],
      [404, 'NotFoundError'],
      [409, 'ConflictError'],
      [413, 'PayloadTooLargeError'],
      [429, 'Error'],
      [503, 'ServiceUnavailableError'],
    ]);
  });
});

describe('the comments beside the wire schemas', () => {
  const comments = new WireComments();
  const empty = () => ({ type: 'object' });
  const properties = (schema: object) =>
    z.object({ properties: z.record(z.string(), z.unknown()) }).parse(schema)
      .properties;

  it('reach fields of shapes that are spread, and of lists', () => {
    const told = comments.describe('sourceSchema', {
      description: undefined,
      properties: { cluster: empty(), state: { $ref: '#/state' } },
    });
    expect(properties(told)).toEqual({
      cluster: { ...empty(), description: 'The cluster, for a spoke.' },
      state: { $ref: '#/state' },
    });
    const rows = comments.describe('rolloutsResponseSchema', {
      properties: { epoch: empty(), total: empty(), unheardOf: empty() },
    });
    expect(properties(rows)).toEqual({
      epoch: {
        ...empty(),
        description:
          'The process that counts the versions; another one means: read everything again.',
      },
      total: {
        ...empty(),
        description: 'How many there are, not only on this page.',
      },
      unheardOf: empty(),
    });
  });

  it('reach what a function of ours wraps, in each of its forms', () => {
    const form = () => ({ properties: { value: empty(), reason: empty() } });
    const schema = { properties: { nodes: { oneOf: [form(), form()] } } };
    const told = comments.describe('clusterDetailSchema', schema);
    expect(properties(told).nodes).toMatchObject({
      oneOf: [
        { properties: { value: { description: 'What was read.' } } },
        { properties: { value: { description: 'What was read last.' } } },
      ],
    });
  });

  it('explain each word that a field can have', () => {
    const told = comments.describe('rolloutsQuerySchema', {
      properties: { state: { anyOf: [empty(), { items: empty() }] } },
    });
    expect(properties(told).state).toMatchObject({
      description: 'How far the rollout is.',
      anyOf: [
        {
          description: expect.stringMatching(
            /^- `blocked`: .*\n- `rollingOut`: /,
          ),
        },
        {
          items: { description: expect.stringContaining('- `finished`: ') },
        },
      ],
    });
  });

  it('say nothing of a schema that has none', () => {
    const schema = { properties: { code: empty() } };
    expect(comments.describe('nobodySchema', schema)).toEqual(schema);
  });
});

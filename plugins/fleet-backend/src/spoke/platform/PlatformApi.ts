import {
  ApiException,
  Configuration,
  HttpMethod,
  RequestContext,
} from '../../kubernetes/client';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { PageTokens } from '../../kubernetes/PageTokens';
import { timeSchema } from './metadata';
import { withoutNulls } from './withoutNulls';

/** A collection of objects in the whole cluster. */
export interface Collection {
  /** Empty for the core group. */
  group: string;
  /** Newest first; the first that is served is read. */
  versions: readonly [string, ...string[]];
  plural: string;
  /** For sentences. */
  kind: string;
  /** Only objects with these labels. */
  labelSelector?: string;
  /** Only objects with these fields. */
  fieldSelector?: string;
  /** Objects in one page, where fewer than usual. */
  pageSize?: number;
}

const listSchema = z.object({
  metadata: z.object({ continue: z.string().optional() }).optional(),
  // How an API server in Go writes a list without objects, when nobody made one.
  items: z.array(z.unknown()).default([]),
});

const namedSchema = z.object({
  metadata: z.looseObject({}).refine(metadata => 'name' in metadata),
});

const configMapSchema = z.object({
  metadata: z.object({ creationTimestamp: timeSchema.optional() }).optional(),
  data: z.record(z.string(), z.string()).default({}),
});

const accessReviewSchema = z.object({
  status: z.object({ allowed: z.boolean().optional() }).optional(),
});

/**
 * Reads an API server. The generated client takes what it answers for what it
 * should be, so none of it is used: each answer is decoded here.
 */
export class PlatformApi {
  readonly #configuration: Configuration;
  readonly #pageSize: number;

  constructor(configuration: Configuration, pageSize: number) {
    this.#configuration = configuration;
    this.#pageSize = pageSize;
  }

  /**
   * Every object, decoded.
   *
   * @throws ApiException 404 where no version of it is served
   */
  async list<T>(collection: Collection, schema: z.ZodType<T>): Promise<T[]> {
    const items: T[] = [];
    for await (const page of this.pages(collection, schema)) {
      items.push(...page);
    }
    return items;
  }

  /** The same in pages, for what is too much to keep. */
  async *pages<T>(
    collection: Collection,
    schema: z.ZodType<T>,
  ): AsyncGenerator<T[]> {
    const [version, ...older] = collection.versions;
    const tokens = new PageTokens();
    let next: string | undefined;
    do {
      let list: z.infer<typeof listSchema>;
      try {
        list = await this.#page(collection, version, next);
      } catch (error) {
        const [another, ...rest] = older;
        if (!another || !isNotFound(error)) throw error;
        yield* this.pages(
          { ...collection, versions: [another, ...rest] },
          schema,
        );
        return;
      }
      yield list.items
        .filter(isObject)
        .map(item => decode(schema, item, collection.kind));
      next = tokens.next(list.metadata?.continue);
    } while (next);
  }

  /** The values of one ConfigMap, and when it was made. */
  async configMap(
    namespace: string,
    name: string,
  ): Promise<{ data: Record<string, string>; createdAt?: string }> {
    const [home, map] = [namespace, name].map(encodeURIComponent);
    const { data, metadata } = await this.read(
      `/api/v1/namespaces/${home}/configmaps/${map}`,
      configMapSchema,
      `ConfigMap ${namespace}/${name}`,
    );
    return { data, createdAt: metadata?.creationTimestamp };
  }

  /** May our account list these objects of the core group in every namespace? */
  async mayList(plural: string): Promise<boolean> {
    const path = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
    const body = {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: { verb: 'list', resource: plural } },
    };
    try {
      const { status } = decode(
        accessReviewSchema,
        parse(await this.#send(HttpMethod.POST, path, body)),
        body.kind,
      );
      return status?.allowed === true;
    } catch (error) {
      // Behind a proxy that lets nothing but reading through nobody may ask.
      if (error instanceof ApiException && noAnswer.has(error.code)) {
        return false;
      }
      throw error;
    }
  }

  /** What a path answers, decoded; `what` is for the sentence. */
  async read<T>(path: string, schema: z.ZodType<T>, what: string): Promise<T> {
    return decode(schema, parse(await this.text(path)), what);
  }

  /** What a path answers, as it is. */
  async text(path: string): Promise<string> {
    return this.#send(HttpMethod.GET, path);
  }

  async #page(
    collection: Collection,
    version: string,
    next: string | undefined,
  ): Promise<z.infer<typeof listSchema>> {
    const { group, plural, kind, pageSize } = collection;
    const { labelSelector, fieldSelector } = collection;
    const query = new URLSearchParams({
      limit: String(Math.min(pageSize ?? this.#pageSize, this.#pageSize)),
      ...(next && { continue: next }),
      ...(labelSelector && { labelSelector }),
      ...(fieldSelector && { fieldSelector }),
    });
    const root = group === '' ? '/api' : `/apis/${group}`;
    const path = `${root}/${version}/${plural}?${query}`;
    return this.read(path, listSchema, `list of ${kind}s`);
  }

  /** @throws ApiException for any answer that is no success */
  async #send(
    method: HttpMethod,
    path: string,
    body?: object,
  ): Promise<string> {
    const { baseServer, httpApi, authMethods } = this.#configuration;
    const request: RequestContext = baseServer.makeRequestContext(path, method);
    request.setHeaderParam('Accept', 'application/json, */*;q=0.8');
    if (body) {
      request.setHeaderParam('Content-Type', 'application/json');
      request.setBody(JSON.stringify(body));
    }
    await authMethods.default?.applySecurityAuthentication(request);
    const response = await httpApi.send(request).toPromise();
    const { httpStatusCode, headers } = response;
    if (httpStatusCode < 200 || httpStatusCode > 299) {
      throw new ApiException(httpStatusCode, path, undefined, headers);
    }
    return response.body.text();
  }
}

/**
 * An API server has no object without a name: such an item is none, whatever
 * else it is. One whose name cannot be read is an object, and malformed.
 */
function isObject(item: unknown): boolean {
  return namedSchema.safeParse(item).success;
}

/** @throws SyntaxError when it is no JSON */
function parse(text: string): unknown {
  return withoutNulls(JSON.parse(text));
}

/** @throws SourceError `malformed` that names the field. */
export function decode<T>(
  schema: z.ZodType<T>,
  value: unknown,
  what: string,
): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new SourceError(
    'malformed',
    `It answers a ${what} that the portal cannot read${
      field ? `, because of its field ${field}` : ''
    }.`,
  );
}

/** Forbidden, not found, method not allowed. */
const noAnswer = new Set([403, 404, 405]);

function isNotFound(error: unknown): boolean {
  return error instanceof ApiException && error.code === 404;
}

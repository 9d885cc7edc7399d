import {
  ApiException,
  AuthorizationV1Api,
  Configuration,
  CoreV1Api,
  CustomObjectsApi,
  HttpMethod,
} from '@kubernetes/client-node';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { PageTokens } from '../../kubernetes/PageTokens';

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
  /** Only objects with these fields; of the core group. */
  fieldSelector?: string;
  /** Objects in one page, where fewer than usual. */
  pageSize?: number;
}

const listSchema = z.object({
  metadata: z.object({ continue: z.string().optional() }).optional(),
  items: z.array(z.unknown()),
});

/** Reads what {@link KubernetesSpokeClient} has no typed API for. */
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
      let answer: unknown;
      try {
        answer = await this.#page(collection, version, next);
      } catch (error) {
        const [another, ...rest] = older;
        if (!another || !isNotFound(error)) throw error;
        yield* this.pages(
          { ...collection, versions: [another, ...rest] },
          schema,
        );
        return;
      }
      const list = decode(listSchema, answer, `list of ${collection.kind}s`);
      yield list.items.map(item => decode(schema, item, collection.kind));
      next = tokens.next(list.metadata?.continue);
    } while (next);
  }

  /** The values of one ConfigMap, and when it was made. */
  async configMap(
    namespace: string,
    name: string,
  ): Promise<{ data: Record<string, string>; createdAt?: string }> {
    const map = await new CoreV1Api(
      this.#configuration,
    ).readNamespacedConfigMap({ namespace, name });
    return {
      data: map.data ?? {},
      createdAt: map.metadata?.creationTimestamp?.toISOString(),
    };
  }

  /** May our account list these objects of the core group in every namespace? */
  async mayList(plural: string): Promise<boolean> {
    try {
      const review = await new AuthorizationV1Api(
        this.#configuration,
      ).createSelfSubjectAccessReview({
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: { resourceAttributes: { verb: 'list', resource: plural } },
        },
      });
      return review.status?.allowed === true;
    } catch (error) {
      // Behind a proxy that lets nothing but reading through nobody may ask.
      if (error instanceof ApiException && noAnswer.has(error.code)) {
        return false;
      }
      throw error;
    }
  }

  /** What a path answers, as it is. */
  async text(path: string): Promise<string> {
    const { baseServer, httpApi, authMethods } = this.#configuration;
    const request = baseServer.makeRequestContext(path, HttpMethod.GET);
    await authMethods.default?.applySecurityAuthentication(request);
    const response = await httpApi.send(request).toPromise();
    const body = await response.body.text();
    if (response.httpStatusCode !== 200) {
      throw new ApiException(response.httpStatusCode, path, undefined, {});
    }
    return body;
  }

  async #page(
    { group, plural, labelSelector, fieldSelector, pageSize }: Collection,
    version: string,
    next: string | undefined,
  ): Promise<unknown> {
    const limit = Math.min(pageSize ?? this.#pageSize, this.#pageSize);
    if (group === '') {
      const query = new URLSearchParams({ limit: String(limit) });
      if (next) query.set('continue', next);
      if (labelSelector) query.set('labelSelector', labelSelector);
      if (fieldSelector) query.set('fieldSelector', fieldSelector);
      return JSON.parse(await this.text(`/api/${version}/${plural}?${query}`));
    }
    return new CustomObjectsApi(this.#configuration).listClusterCustomObject({
      group,
      version,
      plural,
      labelSelector,
      limit,
      _continue: next,
    });
  }
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

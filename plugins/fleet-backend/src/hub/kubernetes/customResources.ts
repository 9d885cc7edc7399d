import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';

/** Argo CD's kinds, by what their paths call them. */
export type Plural = 'applications' | 'applicationsets' | 'appprojects';

const namespaceGrammar = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * The path of all objects of a kind, in one namespace or in all.
 *
 * @throws SourceError `notFound` for a namespace that cannot exist
 */
export function collectionPath(plural: Plural, namespace?: string): string {
  const group = '/apis/argoproj.io/v1alpha1';
  if (namespace === undefined) return `${group}/${plural}`;
  if (!namespaceGrammar.test(namespace)) {
    throw new SourceError('notFound', `'${namespace}' is no namespace name.`);
  }
  return `${group}/namespaces/${namespace}/${plural}`;
}

const nameGrammar =
  /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?)*$/;

/**
 * The path of one object.
 *
 * @throws SourceError `notFound` for a name or namespace that cannot exist
 */
export function objectPath(
  plural: Plural,
  ref: { namespace: string; name: string },
): string {
  if (ref.name.length > 253 || !nameGrammar.test(ref.name)) {
    throw new SourceError(
      'notFound',
      'Names are lower case letters, digits, - and . (DNS-1123).',
    );
  }
  return `${collectionPath(plural, ref.namespace)}/${ref.name}`;
}

/**
 * Where the events about one Application are, and the query that selects them.
 *
 * @throws SourceError `notFound` for a name or namespace that cannot exist
 */
export function eventsOf(ref: { namespace: string; name: string }): {
  path: string;
  query: Record<string, string>;
} {
  // A name or namespace of another grammar stops here.
  objectPath('applications', ref);
  return {
    path: `/api/v1/namespaces/${ref.namespace}/events`,
    query: {
      fieldSelector: `involvedObject.kind=Application,involvedObject.name=${ref.name}`,
      limit: '500',
    },
  };
}

const pageSchema = z.object({
  metadata: z
    .object({
      resourceVersion: z.string().nullish(),
      continue: z.string().nullish(),
    })
    .nullish(),
  items: z
    .array(z.unknown())
    .nullish()
    .transform(items => items ?? []),
});

/** One page of a list of the Kubernetes API; the items are still unread. */
export interface Page {
  items: unknown[];
  resourceVersion?: string;
  next?: string;
}

/** @throws SourceError `malformed` when the answer is no list. */
export function decodePage(answer: unknown): Page {
  const page = pageSchema.safeParse(answer);
  if (!page.success) {
    throw new SourceError(
      'malformed',
      'It answers something that is no list of the Kubernetes API.',
    );
  }
  const { items, metadata } = page.data;
  return {
    items,
    resourceVersion: metadata?.resourceVersion || undefined,
    next: metadata?.continue || undefined,
  };
}

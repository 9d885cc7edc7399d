import type { SyncWindow } from '@fleet-portal/backstage-plugin-fleet-common';
import { SourceError } from '@fleet-portal/backstage-plugin-fleet-node';
import { z } from 'zod';
import { plainMessage } from '../argocd/plainText';
import { listOf, optionalText } from '../argocd/shapes';
import { compileArgoCdGlob } from './argoCdGlob';
import { writtenZone } from './timeZone';

/** `spec.syncWindows` of an AppProject of Argo CD 3. */
const windowSchema = z.object({
  kind: z.enum(['allow', 'deny']),
  schedule: z.string(),
  duration: z.string(),
  applications: listOf(z.string()),
  namespaces: listOf(z.string()),
  clusters: listOf(z.string()),
  manualSync: z.boolean().nullish(),
  timeZone: optionalText,
  description: optionalText,
  andOperator: z.boolean().nullish(),
});

const projectSchema = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({ syncWindows: listOf(windowSchema) }).nullish(),
});

/** A window with the patterns of what it is about. */
export interface ProjectWindow extends SyncWindow {
  readonly applications: readonly string[];
  readonly namespaces: readonly string[];
  readonly clusters: readonly string[];
  /** All of the patterns that are there have to match, instead of one. */
  readonly all: boolean;
}

/** @throws SourceError `malformed` for a project that cannot be read */
export function readProjectWindows(project: unknown): ProjectWindow[] {
  const read = projectSchema.safeParse(project);
  if (!read.success) {
    throw new SourceError(
      'malformed',
      'A sync window of its project cannot be read; mend it in the AppProject.',
    );
  }
  return (read.data.spec?.syncWindows ?? []).map(window => ({
    kind: window.kind,
    schedule: plainMessage(window.schedule),
    duration: plainMessage(window.duration),
    manualSync: window.manualSync ?? false,
    ...writtenZone(window.timeZone && plainMessage(window.timeZone)),
    description: window.description && plainMessage(window.description),
    applications: window.applications,
    namespaces: window.namespaces,
    clusters: window.clusters,
    all: window.andOperator ?? false,
  }));
}

/** What the windows of a project go by. */
export interface WindowSubject {
  readonly name: string;
  readonly destination: {
    readonly name?: string;
    readonly server?: string;
    readonly namespace?: string;
  };
}

const text = z.string().nullish();
const applicationSchema = z.object({
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    project: text,
    destination: z
      .object({ name: text, server: text, namespace: text })
      .nullish(),
  }),
});

/**
 * What the windows of its project go by, of an Application.
 *
 * @throws SourceError `malformed` for one that cannot be read
 */
export function windowSubject(application: unknown): {
  project: string;
  subject: WindowSubject;
} {
  const read = applicationSchema.safeParse(application).data;
  if (!read) {
    throw new SourceError('malformed', 'Its Application cannot be read.');
  }
  const { project, destination } = read.spec;
  const { name, server, namespace } = destination ?? {};
  return {
    project: project || 'default',
    subject: {
      name: read.metadata.name,
      destination: {
        name: name || undefined,
        server: server || undefined,
        namespace: namespace || undefined,
      },
    },
  };
}

/** Without its patterns. */
export function shownWindow(window: ProjectWindow): SyncWindow {
  const { applications, namespaces, clusters, all, ...shown } = window;
  return shown;
}

/**
 * As Argo CD 3.5 chooses them: by globs of the Application's name, of the
 * namespace of its destination, and of the destination's name or server as the
 * Application has it.
 */
export function isAbout(
  window: ProjectWindow,
  { name, destination }: WindowSubject,
): boolean {
  const { applications, namespaces, clusters, all } = window;
  const places = [destination.name, destination.server].flatMap(
    place => place ?? [],
  );
  const matched = [
    { patterns: applications, names: [name] },
    { patterns: namespaces, names: [destination.namespace ?? ''] },
    { patterns: clusters, names: places },
  ]
    .filter(({ patterns }) => patterns.length > 0)
    .map(({ patterns, names }) =>
      patterns.map(compileArgoCdGlob).some(fits => fits && names.some(fits)),
    );
  if (matched.length === 0) return false;
  return all ? matched.every(Boolean) : matched.some(Boolean);
}

import {
  ApplicationSetIntent,
  applicationSetIntentSchema,
  applicationSetsByHub,
  buildApplicationSet,
  hasFolders,
  namedHubs,
  placementGeneratorSchema,
  PreviewRequest,
} from '@fleet-portal/backstage-plugin-fleet-common';
import { isRecord } from '../formContext';

/** Stands in for a field that is not filled in yet, or not rightly. */
const standIns = {
  name: 'service',
  project: 'default',
  namespace: 'default',
  repository: { repoUrl: 'localhost?owner=fleet&repo=fleet' },
  source: { path: 'chart' },
};

const { shape } = applicationSetIntentSchema;
/**
 * What a form that is still being filled in comes to: the fields that are
 * right as they are, and stand-ins for the others. Undefined while the
 * generator is not right, for then there is nothing to place.
 */
export function draftIntent(
  formData: unknown,
): ApplicationSetIntent | undefined {
  const form = isRecord(formData) ? formData : {};
  const generator = placementGeneratorSchema.safeParse(form.generator);
  if (!generator.success) return undefined;
  const hubs = shape.hubs.safeParse(form.hubs);
  const applicationName = shape.applicationName.safeParse(form.applicationName);
  const isKustomize = form.tool === 'kustomize';
  const source = rightOr(shape.source.safeParse(form.source), undefined);
  return {
    generator: generator.data,
    hubs: hubs.success ? hubs.data : [],
    name: rightOr(shape.name.safeParse(form.name), standIns.name),
    project: rightOr(shape.project.safeParse(form.project), standIns.project),
    namespace: rightOr(
      shape.namespace.safeParse(form.namespace),
      standIns.namespace,
    ),
    repository: rightOr(
      shape.repository.safeParse(form.repository),
      standIns.repository,
    ),
    source:
      source ?? (hasFolders(generator.data) ? undefined : standIns.source),
    ...(isKustomize
      ? { kustomize: rightOr(shape.kustomize.safeParse(form.kustomize), {}) }
      : { values: rightOr(shape.values.safeParse(form.values), undefined) }),
    ...(applicationName.success &&
      applicationName.data && { applicationName: applicationName.data }),
  };
}

/** What to ask the preview while the form is still being filled in; nothing while there is nothing to place. */
export function draftRequests(formData: unknown): PreviewRequest[] {
  const intent = draftIntent(formData);
  if (!intent) return [];
  const hubs =
    intent.hubs.length > 0 ? intent.hubs : namedHubs(intent.generator);
  return hubs.length > 0
    ? requestsOf({ ...intent, hubs })
    : [{ applicationSet: { ...buildApplicationSet(intent) } }];
}

/** What to ask of a form that is right: the very objects that the action writes. */
export function requestsOf(intent: ApplicationSetIntent): PreviewRequest[] {
  return applicationSetsByHub(intent).map(({ hubs, applicationSet }) => ({
    hubs,
    applicationSet: { ...applicationSet },
  }));
}

function rightOr<T>(
  parsed: { success: true; data: T } | { success: false },
  standIn: T,
): T {
  return parsed.success ? parsed.data : standIn;
}
